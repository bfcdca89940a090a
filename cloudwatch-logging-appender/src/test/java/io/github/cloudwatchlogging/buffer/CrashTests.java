package io.github.cloudwatchlogging.buffer;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is on disk after a process was killed, or the power was cut, at any point of a
 * random history. A seed that failed is replayed by adding it to the seeds below.
 */
class CrashTests {

	private static final int COMMANDS = 100;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 1067, 1313, 1327, 1417, 30211, 30314, 4487208757337L })
	void events_areNeitherLostNorInvented_whereverTheProcessDies(long seed) {
		new CrashSearch(seed, COMMANDS).run();
	}

	@RepeatedTest(6)
	void events_areNeitherLostNorInvented_withANewSeed() {
		new CrashSearch(System.nanoTime(), COMMANDS / 2).run();
	}

}
