package io.github.cloudwatchlogging.pipeline;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/**
 * The conservation law under everything at once, many times over. Starts at another seed
 * with {@code -Dseed=}.
 */
@Tag("soak")
class RandomRunSoak {

	@RepeatedTest(100)
	void law_holds(RepetitionInfo repetition) throws InterruptedException {
		long seed = Long.getLong("seed", 1_000) + repetition.getCurrentRepetition();
		System.out.println("seed " + seed);
		new RandomRun(seed, 5_000).run();
	}

}
