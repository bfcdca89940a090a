package io.github.cloudwatchlogging.pipeline;

import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Half of many calls throttled at random: what comes out is close to the expected value.
 */
@Tag("soak")
class ThrottlingSoak extends FaultTestBase {

	private static final int EVENTS = 2_000;

	private static final int BLOCKS = 4;

	@RepeatedTest(3)
	void randomThrottling_takesTwoAttemptsEachOnAverage() {
		System.out.println("seed " + this.seed);
		LogPipeline pipeline = open(config().limits(new BatchLimits(1, BatchLimits.SERVICE.maxBytes())));
		deliverFirst(pipeline);
		long before = calls();
		this.endpoint.faults().add(Fault.throttle().on("PutLogEvents").withProbability(0.5, this.seed));
		// A batch of a single event takes as much memory as one of a thousand.
		for (int block = 0; block < BLOCKS; block++) {
			append(pipeline, messages("block " + block, EVENTS / BLOCKS));
			assertThat(pipeline.flush(PATIENT)).isZero();
		}
		assertNothingLostNorRepeated(pipeline);
		assertThat((calls() - before) / (double) EVENTS).as("attempts for each success").isLessThanOrEqualTo(2.2);
	}

}
