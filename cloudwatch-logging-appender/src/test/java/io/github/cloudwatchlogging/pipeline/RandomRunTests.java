package io.github.cloudwatchlogging.pipeline;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The conservation law under everything at once. A seed that failed is replayed by adding
 * it to the seeds below.
 */
class RandomRunTests {

	private static final int EVENTS_EACH = 500;

	@ParameterizedTest
	@ValueSource(longs = { 1, 3, 5 })
	void law_holds(long seed) throws InterruptedException {
		new RandomRun(seed, EVENTS_EACH).run();
	}

	@RepeatedTest(2)
	void law_holds_withANewSeed() throws InterruptedException {
		long seed = System.nanoTime();
		try {
			new RandomRun(seed, EVENTS_EACH).run();
		}
		catch (AssertionError ex) {
			throw new AssertionError("seed " + seed, ex);
		}
	}

}
