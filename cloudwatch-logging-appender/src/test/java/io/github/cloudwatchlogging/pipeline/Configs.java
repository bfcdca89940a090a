package io.github.cloudwatchlogging.pipeline;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.aws.ClientSettings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Configurations for tests: no linger, short rests, a stream named {@code stream}.
 */
final class Configs {

	private Configs() {
	}

	static PipelineConfig.Builder of(String logGroup) {
		return of(logGroup, null);
	}

	static PipelineConfig.Builder of(String logGroup, @Nullable URI endpoint) {
		ClientSettings client = new ClientSettings("eu-central-1", null, endpoint,
				StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")), Duration.ofSeconds(20),
				List.of());
		return PipelineConfig.builder(logGroup, client)
			.logStream("stream")
			.linger(Duration.ZERO)
			.backoff(Duration.ofMillis(1), Duration.ofMillis(10));
	}

}
