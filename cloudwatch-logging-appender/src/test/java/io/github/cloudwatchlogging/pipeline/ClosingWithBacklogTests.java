package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;

import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The end does not wait for what dead processes have left behind: it is safe.
 */
class ClosingWithBacklogTests extends DiskFaultTestBase {

	private static final int COUNT = 20;

	@Test
	void theDeadlineIsKept_andEverythingStaysOnDisk_whenTheServiceHangs() {
		LogPipeline pipeline = openWithBacklog();
		append(pipeline, messages("live", 5));
		String report = ClosingLines.of(pipeline, Duration.ofSeconds(2));
		assertThat(report).contains(COUNT + 5 + " events are kept on disk");
		assertThat(pipeline.stats().queue().events()).isEqualTo(COUNT + 5);
		this.endpoint.faults().clear();

		LogPipeline next = open(disk());
		awaitDelivered(next, COUNT + 5);
		assertThat(stored()).hasSize(COUNT + 5).doesNotHaveDuplicates();
	}

	@Test
	void theEndDoesNotWaitForTheBacklog() {
		LogPipeline pipeline = openWithBacklog();
		long start = System.nanoTime();
		String report = ClosingLines.of(pipeline, Duration.ofMinutes(10));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
		assertThat(report).contains(COUNT + " events are kept on disk");
	}

	private LogPipeline openWithBacklog() {
		leaveBehind(config(HOUR).limits(new BatchLimits(1, BatchLimits.SERVICE.maxBytes())), messages("dead", COUNT));
		this.endpoint.faults().add(Fault.hang());
		LogPipeline pipeline = open(disk());
		await().until(() -> pipeline.stats().events().recovered() == COUNT);
		return pipeline;
	}

}
