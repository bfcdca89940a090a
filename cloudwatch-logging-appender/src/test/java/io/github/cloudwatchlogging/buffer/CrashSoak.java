package io.github.cloudwatchlogging.buffer;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/**
 * Crashes at every point of many more and longer histories. Starts at another seed with
 * {@code -Dseed=}.
 */
@Tag("soak")
class CrashSoak {

	private static final int HISTORIES_EACH = 50;

	private static final int COMMANDS = 100;

	@RepeatedTest(20)
	void events_areNeitherLostNorInvented(RepetitionInfo repetition) {
		long first = Long.getLong("seed", 1_000) + (long) repetition.getCurrentRepetition() * HISTORIES_EACH;
		long openings = 0;
		for (long seed = first; seed < first + HISTORIES_EACH; seed++) {
			openings += new CrashSearch(seed, COMMANDS).run();
		}
		System.out.println("seeds from " + first + ": the disk was opened " + openings + " times");
	}

}
