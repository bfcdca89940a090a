package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.buffer.DiskSetup;
import io.github.cloudwatchlogging.buffer.LogBuffer;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.file.BatchDirectories;
import io.github.cloudwatchlogging.file.ProcessDirectories;
import org.jspecify.annotations.Nullable;

/**
 * The threads that a buffer on disk needs beside those that log: one that opens, closes
 * and deletes files, and one that looks for what dead processes have left behind.
 */
final class DiskWork {

	private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

	/**
	 * How long the end waits for each of the two threads: they have hardly anything to
	 * do.
	 */
	private static final Duration END_TIMEOUT = Duration.ofMillis(200);

	private final DiskConfig config;

	private final BatchDirectories directories;

	private final ScheduledThreadPoolExecutor helper = new ScheduledThreadPoolExecutor(1, new PipelineThreads("files"));

	private @Nullable Thread recovering;

	DiskWork(DiskConfig config) {
		this(config, new ProcessDirectories(config.directory(), config.application(), InstanceIdentity.STARTED));
	}

	DiskWork(DiskConfig config, BatchDirectories directories) {
		this.config = config;
		this.directories = directories;
	}

	DiskSetup setup(DestinationNames names, ReportSink sink, RecoveryReporter recovery, Ticker ticker) {
		return new DiskSetup(this.config.maxBytes(), this.config.fsyncInterval() != null, this.directories,
				(key) -> names.origin(key, this.config), this.helper,
				new DiskReporter(this.config.directory(), sink, recovery, ticker));
	}

	void begin(LogBuffer buffer) {
		Runnable check = buffer.diskCheck();
		Runnable sync = buffer.diskSync();
		Runnable recovery = buffer.recovery();
		if (check != null) {
			repeat(check, CHECK_INTERVAL);
		}
		if (sync != null && this.config.fsyncInterval() != null) {
			repeat(sync, this.config.fsyncInterval());
		}
		if (recovery != null) {
			this.recovering = new PipelineThreads("recovery").newThread(recovery);
			this.recovering.start();
		}
	}

	private void repeat(Runnable task, Duration interval) {
		this.helper.scheduleWithFixedDelay(() -> {
			try {
				task.run();
			}
			catch (Throwable ex) {
				// Memory may run out anywhere, and come back.
			}
		}, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Waits a little until the files are closed, so that another process may have them.
	 */
	void end(LogBuffer buffer) {
		boolean interrupted = false;
		try {
			if (this.recovering != null) {
				// It ends by itself, after the file that it looks into.
				TimeUnit.NANOSECONDS.timedJoin(this.recovering, END_TIMEOUT.toNanos());
			}
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		buffer.leaveDisk();
		this.helper.shutdown();
		try {
			this.helper.awaitTermination(END_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
