package io.github.cloudwatchlogging.boot.metrics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * A pipeline that delivers to an endpoint of its own.
 */
final class Delivery implements AutoCloseable {

	static final long CAPACITY = 1 << 20;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(CAPACITY), this::config,
			mock(ReportSink.class));

	CloudWatchLogsEndpoint endpoint() {
		return this.endpoint;
	}

	LogPipeline pipeline() {
		return this.pipeline;
	}

	void log(EventLevel level, String message, Duration age) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis() - age.toMillis(), level, bytes,
				bytes.length);
	}

	void log(EventLevel level, String message) {
		log(level, message, Duration.ZERO);
	}

	/** The listeners are told last, so those that look at them have to wait. */
	void flush() {
		assertThat(this.pipeline.flush(Duration.ofSeconds(20))).isZero();
	}

	private PipelineConfig config() {
		ClientSettings client = new ClientSettings("eu-central-1", null, this.endpoint.uri(),
				StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")), Duration.ofSeconds(10),
				List.of());
		return PipelineConfig.builder("metrics", client)
			.logStream("stream")
			.linger(Duration.ofMillis(10))
			.backoff(Duration.ofMillis(1), Duration.ofMillis(10))
			.build();
	}

	@Override
	public void close() {
		this.pipeline.close(Duration.ZERO);
		this.endpoint.close();
	}

}
