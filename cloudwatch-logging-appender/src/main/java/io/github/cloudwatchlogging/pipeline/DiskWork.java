package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.buffer.DiskSetup;
import io.github.cloudwatchlogging.buffer.LogBuffer;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.file.BatchDirectories;
import io.github.cloudwatchlogging.file.ProcessDirectories;

/**
 * The threads that a buffer on disk needs beside those that log: one that opens, closes
 * and deletes files, and one that looks for what dead processes have left behind.
 */
final class DiskWork {

	private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

	/** How long the end waits for the file that is being looked into. */
	private static final Duration RECOVERY_TIMEOUT = Duration.ofMillis(50);

	/**
	 * How long it waits until files are closed and deleted, if there is no time left for
	 * it: it takes longer only where the disk hangs.
	 */
	private static final Duration FILES_TIMEOUT = Duration.ofMillis(200);

	private final DiskConfig config;

	private final BatchDirectories directories;

	private final FilesThread files = new FilesThread();

	private final ScheduledThreadPoolExecutor recovery = new ScheduledThreadPoolExecutor(1,
			new PipelineThreads("recovery"));

	DiskWork(DiskConfig config) {
		this(config, new ProcessDirectories(config.directory(), config.application(), InstanceIdentity.STARTED));
	}

	DiskWork(DiskConfig config, BatchDirectories directories) {
		this.config = config;
		this.directories = directories;
	}

	DiskSetup setup(DestinationNames names, ReportSink sink, RecoveryReporter recovery, Ticker ticker) {
		return new DiskSetup(this.config.maxBytes(), this.config.fsyncInterval() != null, this.directories,
				(key) -> names.origin(key, this.config), this.files,
				new DiskReporter(this.config.directory(), sink, recovery, ticker));
	}

	void begin(LogBuffer buffer) {
		Runnable check = buffer.diskCheck();
		Runnable sync = buffer.diskSync();
		Runnable recovery = buffer.recovery();
		if (check != null) {
			this.files.repeat(check, CHECK_INTERVAL);
		}
		if (sync != null && this.config.fsyncInterval() != null) {
			this.files.repeat(sync, this.config.fsyncInterval());
		}
		this.files.start();
		if (recovery != null) {
			this.recovery.scheduleWithFixedDelay(() -> runSafely(recovery), 0, CHECK_INTERVAL.toNanos(),
					TimeUnit.NANOSECONDS);
		}
	}

	private static void runSafely(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// Memory may run out anywhere, and come back.
		}
	}

	/**
	 * Waits until the files are closed, so that another process may have them.
	 * @param timeout what is left of the time that the end may take
	 */
	void end(LogBuffer buffer, Duration timeout) {
		boolean interrupted = false;
		this.recovery.shutdown();
		try {
			// It ends by itself, after the file that it looks into.
			this.recovery.awaitTermination(RECOVERY_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		buffer.leaveDisk();
		try {
			this.files.end((timeout.compareTo(FILES_TIMEOUT) > 0) ? timeout : FILES_TIMEOUT);
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
