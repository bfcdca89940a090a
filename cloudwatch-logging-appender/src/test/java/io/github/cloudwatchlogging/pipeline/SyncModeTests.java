package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.DeliveryMode;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link DeliveryMode#SYNC}: what is there when a call returns.
 */
class SyncModeTests {

	private static final Duration PATIENT = Duration.ofSeconds(30);

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final RecordingSink sink = new RecordingSink();

	private final PipelineConfig config = Configs.of("group", this.endpoint.uri())
		.mode(DeliveryMode.SYNC)
		.linger(Duration.ofHours(1))
		.build();

	private final LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(8 << 20), () -> this.config,
			this.sink);

	@AfterEach
	void close() {
		ConservationLaw.assertHolds(this.pipeline.stats());
		this.pipeline.close(Duration.ZERO);
		this.endpoint.close();
	}

	@Test
	void append_returnsWhenTheEventIsDelivered() {
		start();
		for (int i = 0; i < 5; i++) {
			append("event " + i);
			assertThat(this.endpoint.events()).map(StoredEvent::message).hasSize(i + 1).last().isEqualTo("event " + i);
		}
	}

	@Test
	void append_doesNotWait_whileEventsAreHeld() {
		this.pipeline.handOver(this.config);
		append("held");
		assertThat(this.endpoint.events()).isEmpty();
		assertThat(this.pipeline.stats().queue().events()).isOne();
	}

	@Test
	void append_waitsForOneAnswer_andNotAtAllWhileTheServiceIsInTrouble() {
		this.endpoint.faults().add(Fault.unavailable());
		start();
		append("first");
		assertThat(this.pipeline.stats().calls().calls()).isPositive();
		append("second");
		assertThat(this.pipeline.stats().queue().events()).isEqualTo(2);
		this.endpoint.faults().clear();
		await().atMost(PATIENT).until(() -> this.endpoint.events().size() == 2);
	}

	@Test
	void append_sharesCalls_betweenThreadsThatWait() throws InterruptedException {
		start();
		append("first");
		this.endpoint.faults().add(Fault.latency(Duration.ofMillis(20)));
		List<Thread> threads = IntStream.range(0, 200).mapToObj((i) -> new Thread(() -> append("event " + i))).toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.endpoint.events()).hasSize(201);
		assertThat(this.pipeline.stats().calls().calls()).isLessThan(150);
	}

	@Test
	void append_keepsTheInterruptFlag_andLosesNothing() {
		start();
		Thread.currentThread().interrupt();
		append("interrupted");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.endpoint.events()).hasSize(1);
	}

	@Test
	void append_isCountedAsClosed_afterTheEnd() {
		start();
		this.pipeline.close(PATIENT);
		append("late");
		assertThat(this.endpoint.events()).isEmpty();
	}

	private void start() {
		this.pipeline.handOver(this.config);
		this.pipeline.release();
	}

	private void append(String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, bytes, bytes.length);
	}

}
