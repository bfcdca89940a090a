package io.github.cloudwatchlogging.pipeline;

import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What throttling and lost replies cost: attempts and repetitions, never events.
 */
class ThrottlingTests extends FaultTestBase {

	private static final BatchLimits SINGLE = new BatchLimits(1, BatchLimits.SERVICE.maxBytes());

	@Test
	void everySecondCallThrottled_takesTwoAttemptsEach() {
		LogPipeline pipeline = open(config().limits(SINGLE).maxInFlight(1));
		deliverFirst(pipeline);
		long before = calls();
		this.endpoint.faults().add(Fault.throttle().everyNth(2).on("PutLogEvents"));
		append(pipeline, messages("event", 200));
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
		assertThat(calls() - before).isEqualTo(400);
		CallStats calls = pipeline.stats().calls();
		assertThat(calls.retries()).isEqualTo(200);
		assertThat(calls.calls()).isEqualTo(401);
	}

	@Test
	void randomThrottling_takesTwoAttemptsEachOnAverage() {
		int events = 300;
		LogPipeline pipeline = open(config().limits(SINGLE));
		deliverFirst(pipeline);
		long before = calls();
		this.endpoint.faults().add(Fault.throttle().on("PutLogEvents").withProbability(0.5, this.seed));
		append(pipeline, messages("event", events));
		assertThat(pipeline.flush(PATIENT)).as("seed %d", this.seed).isZero();
		assertNothingLostNorRepeated(pipeline);
		assertThat((calls() - before) / (double) events).as("attempts for each success, seed %d", this.seed)
			.isLessThanOrEqualTo(2.6);
	}

	@Test
	void aThirdOfRepliesLost_repeatsThoseAlone() {
		LogPipeline pipeline = open(config().limits(SINGLE));
		deliverFirst(pipeline);
		long before = calls();
		this.endpoint.faults().add(Fault.processThenReset().on("PutLogEvents").withProbability(1 / 3.0, this.seed));
		append(pipeline, messages("event", 300));
		assertThat(pipeline.flush(PATIENT)).as("seed %d", this.seed).isZero();
		assertNothingLost(pipeline);
		// Each call stored its one event; each but the acknowledged ones lost its reply.
		long lostReplies = calls() - before - 300;
		assertThat(stored()).as("seed %d", this.seed).hasSize(301 + (int) lostReplies);
		assertThat(lostReplies).as("seed %d", this.seed).isPositive();
	}

}
