package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was logged survives {@code kill -9}, a few times over. {@link KillSoak} replays a
 * seed.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTests {

	@TempDir
	private Path directory;

	@RepeatedTest(10)
	void events_surviveAKill() throws Exception {
		long seed = System.nanoTime();
		try {
			new KillRound(seed, this.directory).run();
		}
		catch (AssertionError ex) {
			throw new AssertionError("seed " + seed, ex);
		}
	}

}
