package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.file.Path;

import io.github.cloudwatchlogging.buffer.DiskObserver;

/**
 * Tells people how keeping events on disk goes. A disk that fails again and again is told
 * of once.
 */
final class DiskReporter implements DiskObserver {

	private final Path directory;

	private final ReportSink sink;

	DiskReporter(Path directory, ReportSink sink) {
		this.directory = directory;
		this.sink = sink;
	}

	@Override
	public void onFailure(IOException reason) {
		this.sink.warn("Cannot keep events on disk in " + this.directory + ": " + describe(reason)
				+ ". Until this is mended they are kept in memory");
	}

	@Override
	public void onReturn(long inMemory) {
		this.sink.info("Events are kept on disk in " + this.directory + " again; " + inMemory
				+ " were kept in memory meanwhile");
	}

	@Override
	public void onRecovered(long events, long unreadable) {
		this.sink.info(events + " events that earlier processes had left in " + this.directory + " will be delivered"
				+ ((unreadable > 0) ? "; " + unreadable + " more cannot be read any more" : ""));
	}

	@Override
	public void onUnreadable(IOException reason) {
		this.sink.warn("A file in " + this.directory + " cannot be delivered: " + describe(reason));
	}

	private static String describe(IOException reason) {
		return (reason.getMessage() != null) ? reason.getMessage() : reason.toString();
	}

}
