package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Files never take more than {@code buffer.max-disk-bytes}, and which events give way is
 * what the policy says.
 */
class DiskLimitTests extends DiskFaultTestBase {

	private static final int LIMIT = 1 << 20;

	private static final int COUNT = 3000;

	private static final String PADDING = " ".repeat(1000);

	private FaultyDisk disk;

	@BeforeEach
	void createDisk() {
		this.disk = disk();
	}

	@Test
	void theOldestGiveWay_theirNumberIsToldInTheStream_andTheLimitHolds() {
		LogPipeline pipeline = full(OverflowPolicy.DROP_OLDEST, Duration.ZERO);
		long dropped = dropped(pipeline);
		assertThat(delivered(pipeline)).containsExactlyInAnyOrderElementsOf(numbers(dropped, COUNT));
		assertThat(stored()).filteredOn((message) -> message.startsWith("[CloudWatch Logging]"))
			.singleElement()
			.asString()
			.contains(dropped + " events are missing");
	}

	@Test
	void theNewestGiveWay() {
		LogPipeline pipeline = full(OverflowPolicy.DROP_NEWEST, Duration.ZERO);
		assertThat(delivered(pipeline)).containsExactlyInAnyOrderElementsOf(numbers(0, COUNT - dropped(pipeline)));
	}

	@Test
	void threadsWait_thenTheNewestGiveWay() {
		LogPipeline pipeline = full(OverflowPolicy.BLOCK, Duration.ofNanos(1000));
		assertThat(delivered(pipeline)).containsExactlyInAnyOrderElementsOf(numbers(0, COUNT - dropped(pipeline)));
	}

	@Test
	void whatDeadProcessesHaveLeft_givesWayFirst() {
		leaveBehind(config(HOUR), messages("dead" + PADDING, 500));
		this.endpoint.stopListening();
		LogPipeline pipeline = open(OverflowPolicy.DROP_OLDEST, Duration.ZERO);
		await().until(() -> pipeline.stats().events().recovered() == 500);
		awaitRest(pipeline);
		append(pipeline, messages("event" + PADDING, 900));
		this.endpoint.resumeListening();
		pipeline.flush(PATIENT);
		assertThat(dropped(pipeline)).isEqualTo(500);
		assertThat(delivered(pipeline)).containsExactlyInAnyOrderElementsOf(numbers(0, 900));
	}

	@Test
	void tinyBatches_keepNeitherDescriptorsNorDiskNorMemory() {
		this.endpoint.stopListening();
		LogPipeline pipeline = open(this.disk, resting(), BufferConfig.dropOldest(1 << 20), LIMIT);
		long now = System.currentTimeMillis();
		for (int i = 0; i < COUNT; i++) {
			append(pipeline, now - (i % 2) * TimeUnit.HOURS.toMillis(25), "event" + PADDING + " " + i);
		}
		assertThat(this.disk.mostOpen.get()).isLessThan(300);
		assertThat(batches()).hasSizeLessThan(1100);
		this.endpoint.resumeListening();
		pipeline.close(PATIENT);
		assertThat(delivered(pipeline)).containsExactlyInAnyOrderElementsOf(numbers(dropped(pipeline), COUNT));
	}

	private LogPipeline full(OverflowPolicy policy, Duration timeout) {
		this.endpoint.stopListening();
		LogPipeline pipeline = open(policy, timeout);
		List<String> messages = messages("event" + PADDING, COUNT);
		append(pipeline, messages.subList(0, 600));
		awaitRest(pipeline);
		append(pipeline, messages.subList(600, COUNT));
		this.endpoint.resumeListening();
		pipeline.close(PATIENT);
		assertThat(dropped(pipeline)).isBetween(COUNT - LIMIT / 1000L, COUNT - LIMIT / 2000L);
		return pipeline;
	}

	private LogPipeline open(OverflowPolicy policy, Duration timeout) {
		return open(this.disk, resting(), new BufferConfig(8 << 20, policy, timeout, null), LIMIT);
	}

	/** After a failure nothing is sent until somebody waits for it. */
	private PipelineConfig.Builder resting() {
		return config(HOUR).backoff(HOUR, HOUR);
	}

	/** No batch that is being sent gives way. */
	private static void awaitRest(LogPipeline pipeline) {
		await().until(() -> pipeline.stats().calls().lastFailure() != null && pipeline.stats().calls().inFlight() == 0);
	}

	private long dropped(LogPipeline pipeline) {
		assertThat(this.disk.mostLength()).isPositive().isLessThanOrEqualTo(LIMIT);
		return pipeline.stats().events().dropped(DropReason.BUFFER_FULL);
	}

	private List<String> delivered(LogPipeline pipeline) {
		List<String> events = stored().stream().filter((message) -> message.startsWith("event")).toList();
		assertThat(pipeline.stats().events().delivered()).isEqualTo(events.size());
		return events;
	}

	private static List<String> numbers(long from, long to) {
		return IntStream.range((int) from, (int) to).mapToObj((i) -> "event" + PADDING + " " + i).toList();
	}

}
