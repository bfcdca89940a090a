package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.file.Path;

import io.github.cloudwatchlogging.buffer.DiskFailureText;
import io.github.cloudwatchlogging.buffer.DiskObserver;
import io.github.cloudwatchlogging.buffer.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Tells people how keeping events on disk goes. A disk that fails again and again, or
 * stays away, is told of every few minutes; so are files that cannot be delivered.
 */
final class DiskReporter implements DiskObserver {

	private final Path directory;

	private final ReportSink sink;

	private final RecoveryReporter recovery;

	private final Ticker ticker;

	private @Nullable Long failureReportedAt;

	/** Whether people wait to hear that the disk works again. */
	private boolean failing;

	/** Events that were kept in memory, of which nobody was told. */
	private long inMemory;

	private @Nullable Long unreadableReportedAt;

	/** Files of which nobody was told. */
	private long unreadableFiles;

	DiskReporter(Path directory, ReportSink sink, RecoveryReporter recovery, Ticker ticker) {
		this.directory = directory;
		this.sink = sink;
		this.recovery = recovery;
		this.ticker = ticker;
	}

	@Override
	public synchronized void onFailure(IOException reason) {
		if (isEarly(this.failureReportedAt)) {
			return;
		}
		this.failureReportedAt = this.ticker.nanos();
		this.failing = true;
		this.sink.warn("Cannot keep events on disk in " + this.directory + ": " + DiskFailureText.of(reason)
				+ ". Until this is mended they are kept in memory"
				+ ((this.inMemory > 0) ? "; since the last report " + this.inMemory + " were" : ""));
		this.inMemory = 0;
	}

	@Override
	public synchronized void onReturn(long inMemory) {
		if (!this.failing) {
			this.inMemory += inMemory;
			return;
		}
		this.failing = false;
		this.sink.info("Events are kept on disk in " + this.directory + " again; " + inMemory
				+ " were kept in memory meanwhile");
	}

	@Override
	public void onRecovered(long events, long unreadable) {
		this.sink.info(events + " events that earlier processes had left in " + this.directory + " will be delivered"
				+ ((unreadable > 0) ? "; " + unreadable + " more cannot be read any more" : ""));
		this.recovery.onFound();
	}

	@Override
	public synchronized void onUnreadable(IOException reason) {
		if (isEarly(this.unreadableReportedAt)) {
			this.unreadableFiles++;
			return;
		}
		this.unreadableReportedAt = this.ticker.nanos();
		this.sink.warn("A file in " + this.directory + " cannot be delivered: " + DiskFailureText.of(reason)
				+ ((this.unreadableFiles > 0) ? ". Since the last report there were " + this.unreadableFiles + " more"
						: ""));
		this.unreadableFiles = 0;
	}

	private boolean isEarly(@Nullable Long reportedAt) {
		return reportedAt != null && this.ticker.nanos() - reportedAt < TroubleReporter.SUMMARY_INTERVAL.toNanos();
	}

}
