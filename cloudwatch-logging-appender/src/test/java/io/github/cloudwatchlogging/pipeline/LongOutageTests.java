package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.AwsLogSender;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An outage of an hour, in a time of its own: events are kept on disk, and there is more
 * of them than the memory for events would hold.
 */
class LongOutageTests {

	private static final Duration STEP = Duration.ofSeconds(5);

	private static final int STEPS = (int) Duration.ofHours(1).dividedBy(STEP);

	private static final int EVENTS_EACH = 20;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final ManualTicker ticker = new ManualTicker();

	private final List<String> logged = new ArrayList<>();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void nothingIsLost_inOrder_andTheServiceIsNotBeatenUpon() {
		LogPipeline pipeline = open();
		this.endpoint.stopListening();
		for (int i = 0; i < STEPS; i++) {
			append(pipeline);
			deliverAll(pipeline);
			this.ticker.advance(STEP);
		}
		assertThat(pipeline.stats().calls().calls()).as("calls in an hour, at most two every half a minute")
			.isBetween(100L, 250L);
		assertThat(pipeline.stats().queue().bytes()).isGreaterThan(2L * BufferConfig.MIN_BYTES);
		this.endpoint.resumeListening();
		this.ticker.advance(Duration.ofSeconds(30));
		deliverAll(pipeline);
		this.ticker.advance(STEP);
		deliverAll(pipeline);
		EventCounts events = pipeline.stats().events();
		assertThat(events.delivered()).as("%s", events).isEqualTo(this.logged.size());
		ConservationLaw.assertHolds(pipeline.stats());
		assertThat(this.endpoint.events()).extracting(StoredEvent::message).isEqualTo(this.logged);
		pipeline.close(Duration.ZERO);
	}

	private LogPipeline open() {
		PipelineConfig config = Configs.of("group", this.endpoint.uri())
			.limits(new BatchLimits(1000, 1 << 20))
			.backoff(Duration.ofMillis(200), Duration.ofSeconds(30))
			.build();
		DiskConfig disk = new DiskConfig(this.directory, "application", 64 << 20, null, "group", "stream");
		LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(BufferConfig.MIN_BYTES), new DiskWork(disk),
				() -> config, new RecordingSink(), this.ticker, Clock.systemUTC(), null,
				(any) -> new AwsLogSender(any.client(), any.createLogGroup(), any.createLogStream(), this.ticker));
		pipeline.handOver(config);
		pipeline.release();
		return pipeline;
	}

	private void append(LogPipeline pipeline) {
		for (int i = 0; i < EVENTS_EACH; i++) {
			String message = "event " + this.logged.size() + " " + "x".repeat(50);
			byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
			pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, bytes, bytes.length);
			this.logged.add(message);
		}
	}

	private static void deliverAll(LogPipeline pipeline) {
		while (pipeline.deliverOnce()) {
			// The next one.
		}
	}

}
