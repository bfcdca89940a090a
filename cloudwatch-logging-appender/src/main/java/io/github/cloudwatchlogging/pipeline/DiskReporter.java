package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.github.cloudwatchlogging.buffer.DiskFailureText;
import io.github.cloudwatchlogging.buffer.DiskObserver;
import io.github.cloudwatchlogging.buffer.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Tells people how keeping events on disk goes. A disk that fails again and again, or
 * stays away, is told of every few minutes; so is what cannot be delivered.
 */
final class DiskReporter implements DiskObserver {

	/** For how long a disk fails that does more than come and go. */
	static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Path directory;

	private final ReportSink sink;

	private final RecoveryReporter recovery;

	private final Ticker ticker;

	private @Nullable Long failureReportedAt;

	private @Nullable Long failingSince;

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
		long now = this.ticker.nanos();
		long since = (this.failingSince != null) ? this.failingSince : now;
		this.failingSince = since;
		// A disk that comes and goes is told of seldom. But whoever heard that it works
		// again must not go on believing that.
		if (isEarly(this.failureReportedAt) && (this.failing || now - since < PATIENCE.toNanos())) {
			return;
		}
		this.failureReportedAt = now;
		String begin = this.failing ? "Still cannot" : "Cannot";
		this.failing = true;
		this.sink.warn(begin + " keep events on disk in " + this.directory + ": " + DiskFailureText.of(reason)
				+ ". Until this is mended they are kept in memory"
				+ ((this.inMemory > 0) ? "; since the last report " + this.inMemory + " were" : ""));
		this.inMemory = 0;
	}

	@Override
	public synchronized void onReturn(long inMemory) {
		this.failingSince = null;
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
		this.sink.warn("Something that earlier processes have left in " + this.directory + " cannot be delivered: "
				+ DiskFailureText.of(reason) + ((this.unreadableFiles > 0)
						? ". Since the last report that happened " + this.unreadableFiles + " times more" : ""));
		this.unreadableFiles = 0;
	}

	private boolean isEarly(@Nullable Long reportedAt) {
		return reportedAt != null && this.ticker.nanos() - reportedAt < TroubleReporter.SUMMARY_INTERVAL.toNanos();
	}

}
