package io.github.cloudwatchlogging.logback;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import org.jspecify.annotations.Nullable;

/**
 * What Logback's configuration file says about the delivery; {@code null} is what it
 * leaves open.
 *
 * @param logGroup name or template of the log group
 * @param logStream name or template of the log stream
 * @param region the AWS region
 * @param endpoint address of the service
 * @param linger longest wait before a started batch is sent
 * @param bufferMaxBytes memory for events that wait
 * @param bufferDirectory where events are kept on disk
 * @param bufferMaxDiskBytes what they may take there
 * @param bufferFsyncInterval how often they are forced to the disk itself
 * @param shutdownTimeout how long the end may wait for delivery
 */
public record AppenderSettings(@Nullable String logGroup, @Nullable String logStream, @Nullable String region,
		@Nullable String endpoint, @Nullable Duration linger, @Nullable Long bufferMaxBytes,
		@Nullable String bufferDirectory, @Nullable Long bufferMaxDiskBytes, @Nullable Duration bufferFsyncInterval,
		@Nullable Duration shutdownTimeout) {

	private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(20);

	public AppenderSettings {
		// A variable that is empty leaves it open.
		bufferDirectory = (bufferDirectory != null && !bufferDirectory.isBlank()) ? bufferDirectory : null;
	}

	/** The buffer of an appender that is on its own. */
	BufferConfig toBufferConfig() {
		long bytes = Objects.requireNonNullElseGet(this.bufferMaxBytes, DefaultBufferSize::bytes);
		if (bytes < BufferConfig.MIN_BYTES) {
			throw new InvalidSettingException("buffer.max-bytes", bytes, "must be at least " + BufferConfig.MIN_BYTES);
		}
		return BufferConfig.dropOldest(bytes);
	}

	/** Where an appender that is on its own keeps events, {@code null} for in memory. */
	@Nullable DiskConfig toDiskConfig(PipelineConfig config) {
		return (this.bufferDirectory != null) ? new DiskConfig(DiskConfig.directory(this.bufferDirectory),
				config.logGroup(), Objects.requireNonNullElse(this.bufferMaxDiskBytes, DiskConfig.DEFAULT_BYTES),
				this.bufferFsyncInterval, config.logGroup(), config.logStream()) : null;
	}

	/** The delivery of an appender that is on its own. */
	PipelineConfig toPipelineConfig() {
		if (this.logGroup == null) {
			throw new IllegalArgumentException("<logGroup> is not set");
		}
		ClientSettings client = new ClientSettings(this.region, null, address(), null, ATTEMPT_TIMEOUT, List.of());
		return PipelineConfig.builder(this.logGroup, client)
			.logStream(Objects.requireNonNullElse(this.logStream, PipelineConfig.DEFAULT_LOG_STREAM))
			.linger(Objects.requireNonNullElse(this.linger, Duration.ofSeconds(2)))
			.build();
	}

	private @Nullable URI address() {
		try {
			return (this.endpoint != null) ? new URI(this.endpoint) : null;
		}
		catch (URISyntaxException ex) {
			throw new InvalidSettingException("aws.endpoint", ex.getInput(), "is no URL: " + ex.getReason());
		}
	}

	/** How long the end of an appender that is on its own may take. */
	Duration shutdownTimeoutOrDefault() {
		return Objects.requireNonNullElse(this.shutdownTimeout, Duration.ofSeconds(10));
	}

}
