package io.github.cloudwatchlogging.pipeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

import io.github.cloudwatchlogging.DurationSetting;
import io.github.cloudwatchlogging.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Where and how events are kept on disk until they are delivered.
 *
 * @param directory where; several applications may share it. It is created if it is
 * missing
 * @param application the application's name: what a process of it has left behind when it
 * died is delivered by the next one
 * @param maxBytes how many bytes files may take at most, all together
 * @param fsyncInterval how often what was written is forced to the disk itself, which
 * then survives a power cut, too; {@code null} for never
 * @param logGroup template of the log group's name as far as it is known when the first
 * event comes
 * @param logStream template of the log stream's name, likewise
 */
public record DiskConfig(Path directory, String application, long maxBytes, @Nullable Duration fsyncInterval,
		String logGroup, String logStream) {

	/** Less would not hold a few batches. */
	public static final long MIN_BYTES = 1024 * 1024;

	/** What files may take where nothing is configured. */
	public static final long DEFAULT_BYTES = 1024L * 1024 * 1024;

	private static final String DIRECTORY = "buffer.directory";

	private static final Duration MIN_INTERVAL = Duration.ofMillis(10);

	public DiskConfig {
		if (directory.toString().startsWith("~")) {
			throw new InvalidSettingException(DIRECTORY, directory,
					"must not begin with '~', which only a shell understands: write ${user.home} instead");
		}
		if (directory.toString().indexOf('{') >= 0) {
			throw new InvalidSettingException(DIRECTORY, directory,
					"must have no placeholders: each process has a" + " directory of its own below it anyway");
		}
		NameTemplate.checkLength("log-group", logGroup);
		NameTemplate.checkLength("log-stream", logStream);
		if (maxBytes < MIN_BYTES) {
			throw new InvalidSettingException("buffer.max-disk-bytes", maxBytes, "must be at least 1MB");
		}
		if (fsyncInterval != null) {
			DurationSetting.checkNotNegative("buffer.fsync-interval", fsyncInterval);
			if (fsyncInterval.compareTo(MIN_INTERVAL) < 0) {
				throw new InvalidSettingException("buffer.fsync-interval", fsyncInterval, "must be at least 10ms");
			}
		}
	}

	/**
	 * The path of a directory.
	 * @param text as somebody has configured it
	 * @return the path
	 * @throws InvalidSettingException if it can be none
	 */
	public static Path directory(String text) {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw new InvalidSettingException(DIRECTORY, text, "is no path: " + ex.getReason());
		}
	}

}
