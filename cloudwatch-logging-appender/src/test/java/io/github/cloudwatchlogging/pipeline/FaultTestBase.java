package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import java.util.stream.IntStream;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.AwsLogSender;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pipelines that deliver to an endpoint, and the law that holds for them at the end of
 * each test, whatever went wrong: each event has one outcome, and what is said to be
 * delivered is what the endpoint has stored.
 */
abstract class FaultTestBase {

	static final Duration PATIENT = Duration.ofSeconds(60);

	static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider
		.create(AwsBasicCredentials.create("test", "test"));

	final long seed = System.nanoTime();

	final CloudWatchLogsEndpoint endpoint;

	final ManualTicker ticker = new ManualTicker();

	final RecordingSink sink = new RecordingSink();

	private final List<String> logged = Collections.synchronizedList(new ArrayList<>());

	private final List<LogPipeline> pipelines = new ArrayList<>();

	FaultTestBase() {
		this(Clock.systemUTC());
	}

	FaultTestBase(Clock service) {
		this.endpoint = CloudWatchLogsEndpoint.start(0, service);
	}

	@AfterEach
	void close() {
		this.endpoint.faults().clear();
		for (LogPipeline pipeline : this.pipelines) {
			ConservationLaw.assertHolds(pipeline.stats());
			pipeline.close(Duration.ZERO);
			ConservationLaw.assertHolds(pipeline.stats());
			assertThat(pipeline.stats().queue().events()).isZero();
		}
		assertThat(new HashSet<>(this.logged).containsAll(stored())).as("nothing is invented").isTrue();
		this.endpoint.close();
	}

	/** Has threads of its own; still holds everything back. */
	final LogPipeline open(PipelineConfig.Builder config) {
		PipelineConfig built = config.build();
		LogPipeline pipeline = keep(new LogPipeline(BufferConfig.dropOldest(64 << 20), () -> built, this.sink));
		pipeline.handOver(built);
		return pipeline;
	}

	/** Has neither threads nor a time of its own. */
	final LogPipeline manual(PipelineConfig.Builder config) {
		return manual(config, Clock.systemUTC());
	}

	final LogPipeline manual(PipelineConfig.Builder config, Clock clock) {
		PipelineConfig built = config.build();
		LogPipeline pipeline = keep(new LogPipeline(BufferConfig.dropOldest(64 << 20), () -> built, this.sink,
				this.ticker, clock, null,
				(any) -> new AwsLogSender(any.client(), any.createLogGroup(), any.createLogStream(), this.ticker)));
		pipeline.handOver(built);
		pipeline.release();
		return pipeline;
	}

	final LogPipeline keep(LogPipeline pipeline) {
		this.pipelines.add(pipeline);
		return pipeline;
	}

	final PipelineConfig.Builder config() {
		return Configs.of("group", this.endpoint.uri());
	}

	final PipelineConfig.Builder config(Duration attemptTimeout) {
		return config(attemptTimeout, CREDENTIALS);
	}

	final PipelineConfig.Builder config(Duration attemptTimeout, AwsCredentialsProvider credentials,
			CloudWatchLogsClientCustomizer... customizers) {
		return config(new ClientSettings("eu-central-1", null, this.endpoint.uri(), credentials, attemptTimeout,
				List.of(customizers)));
	}

	final PipelineConfig.Builder config(ClientSettings client) {
		return PipelineConfig.builder("group", client)
			.logStream("stream")
			.linger(Duration.ZERO)
			.backoff(Duration.ofMillis(1), Duration.ofMillis(10));
	}

	final void append(LogPipeline pipeline, List<String> messages) {
		messages.forEach((message) -> append(pipeline, System.currentTimeMillis(), message));
	}

	final void append(LogPipeline pipeline, String message) {
		append(pipeline, System.currentTimeMillis(), message);
	}

	final void append(LogPipeline pipeline, long timestamp, String message) {
		append(pipeline, DestinationKey.DEFAULT, timestamp, message);
	}

	final void append(LogPipeline pipeline, DestinationKey key, long timestamp, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		pipeline.append(key, timestamp, EventLevel.INFO, bytes, bytes.length);
		this.logged.add(message);
	}

	/** Messages that differ from each other, and from those of other names. */
	static List<String> messages(String name, int count) {
		return IntStream.range(0, count).mapToObj((i) -> name + " " + i).toList();
	}

	/** Creates group and stream, so that later calls are calls of PutLogEvents alone. */
	final void deliverFirst(LogPipeline pipeline) {
		append(pipeline, "first");
		assertThat(pipeline.flush(PATIENT)).isZero();
	}

	final List<String> stored() {
		return this.endpoint.events().stream().map(StoredEvent::message).toList();
	}

	final long calls() {
		return this.endpoint.requestCount("PutLogEvents");
	}

	/** Everything that was logged was stored, and the figures say so. */
	final void assertNothingLost(LogPipeline pipeline) {
		Set<String> distinct = new HashSet<>(stored());
		EventCounts events = pipeline.stats().events();
		assertThat(distinct).as("seed %d", this.seed).isEqualTo(new HashSet<>(this.logged));
		assertThat(events.delivered()).as("%s, seed %d", events, this.seed).isEqualTo(distinct.size());
		assertThat(events.accepted()).as("%s, seed %d", events, this.seed).isEqualTo(this.logged.size());
	}

	final void assertNothingLostNorRepeated(LogPipeline pipeline) {
		assertNothingLost(pipeline);
		assertThat(stored()).as("seed %d", this.seed).doesNotHaveDuplicates();
	}

}
