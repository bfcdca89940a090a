package io.github.cloudwatchlogging.logback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Pipelines with all defaults that deliver to an endpoint.
 */
final class SoakPipelines {

	private SoakPipelines() {
	}

	static LogPipeline start(CloudWatchLogsEndpoint endpoint, BufferConfig buffer) {
		return start(endpoint, buffer, 2);
	}

	static LogPipeline start(CloudWatchLogsEndpoint endpoint, BufferConfig buffer, int maxInFlight) {
		return start(endpoint, buffer, maxInFlight, null);
	}

	static LogPipeline onDisk(CloudWatchLogsEndpoint endpoint, Path directory) {
		DiskConfig disk = new DiskConfig(directory, "soak", DiskConfig.DEFAULT_BYTES, null, "soak", "stream");
		return start(endpoint, BufferConfig.dropOldest(64 << 20), 2, disk);
	}

	private static LogPipeline start(CloudWatchLogsEndpoint endpoint, BufferConfig buffer, int maxInFlight,
			@Nullable DiskConfig disk) {
		ClientSettings client = new ClientSettings("eu-central-1", null, endpoint.uri(),
				StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")), Duration.ofSeconds(20),
				List.of());
		PipelineConfig config = PipelineConfig.builder("soak", client).maxInFlight(maxInFlight).build();
		LogPipeline pipeline = new LogPipeline(buffer, disk, () -> config, new Printing());
		pipeline.handOver(config);
		pipeline.release();
		return pipeline;
	}

	private static final class Printing implements ReportSink {

		@Override
		public void warn(String message) {
			System.out.println("reported: " + message);
		}

		@Override
		public void info(String message) {
			System.out.println("reported: " + message);
		}

		@Override
		public String howToSwitchOff() {
			return "end the program";
		}

	}

}
