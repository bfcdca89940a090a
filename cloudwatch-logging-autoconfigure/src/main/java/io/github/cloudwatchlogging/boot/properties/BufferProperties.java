package io.github.cloudwatchlogging.boot.properties;

import java.io.File;
import java.time.Duration;
import java.util.Objects;

import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.logback.DefaultBufferSize;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where events wait.
 *
 * @param maxBytes Memory that waiting events may take. By default the smaller of 64MB and
 * an eighth of the heap.
 * @param directory Where events are kept on disk until they are delivered, so that they
 * survive the death of the process. By default they are kept in memory.
 * @param maxDiskBytes What they may take on disk, together with what earlier processes
 * have left behind.
 * @param fsyncInterval How often they are forced to the disk itself, to survive a power
 * cut, too. By default never.
 * @param whenFull What gives way when that is used up: the oldest waiting batch, the new
 * event, or the thread that logs, which then waits.
 * @param blockTimeout With 'block', longest time that a thread waits for room; then its
 * event is dropped. Zero waits for ever.
 * @param shedBelow When the buffer is more than 80 percent full, events below this level
 * are refused. Ignored with 'block'. By default no event is.
 */
public record BufferProperties(@Nullable DataSize maxBytes, @Nullable File directory,
		@DefaultValue("1GB") DataSize maxDiskBytes, @Nullable Duration fsyncInterval,
		@DefaultValue("drop-oldest") OverflowPolicy whenFull, @DefaultValue("1s") Duration blockTimeout,
		@Nullable EventLevel shedBelow) {

	private static final File NONE = new File("");

	private static final DataSize MIN = DataSize.ofBytes(BufferConfig.MIN_BYTES);

	/**
	 * The configuration of the buffer.
	 * @return what to create it with
	 * @throws InvalidSettingException if a setting cannot be used
	 */
	public BufferConfig toConfig() {
		if (this.maxBytes != null && this.maxBytes.compareTo(MIN) < 0) {
			throw new InvalidSettingException("buffer.max-bytes", this.maxBytes,
					"must be at least " + MIN.toKilobytes() + "KB");
		}
		if (this.maxBytes != null && this.maxBytes.toBytes() > Runtime.getRuntime().maxMemory()) {
			throw new InvalidSettingException("buffer.max-bytes", this.maxBytes,
					"must not be more than the heap, which is "
							+ DataSize.ofBytes(Runtime.getRuntime().maxMemory()).toMegabytes() + "MB");
		}
		long bytes = (this.maxBytes != null) ? this.maxBytes.toBytes() : DefaultBufferSize.bytes();
		return new BufferConfig(bytes, this.whenFull, this.blockTimeout, this.shedBelow);
	}

	/**
	 * Where events are kept on disk.
	 * @param application the application's name
	 * @param logGroup template of the log group's name
	 * @param logStream template of the log stream's name
	 * @return the configuration, {@code null} if they are kept in memory
	 * @throws InvalidSettingException if a setting cannot be used
	 */
	public @Nullable DiskConfig toDiskConfig(String application, String logGroup, String logStream) {
		File configured = Objects.requireNonNullElse(this.directory, NONE);
		if (configured.getPath().contains("${")) {
			throw new InvalidSettingException("buffer.directory", configured, "has a '${' that nothing resolves");
		}
		// Also without a directory: a mistake is a mistake.
		DiskConfig config = new DiskConfig(DiskConfig.directory(configured.getPath()), application,
				this.maxDiskBytes.toBytes(), this.fsyncInterval, logGroup, logStream);
		return configured.getPath().isBlank() ? null : config;
	}

}
