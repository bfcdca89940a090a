package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.pipeline.KillRound.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was logged survives {@code kill -9}, thousands of times over. Other seeds with
 * {@code -Dseed=}, another number of them with {@code -Drounds=}.
 */
@Tag("soak")
class KillSoak {

	@TempDir
	private Path directory;

	@Test
	void events_surviveKills() throws Exception {
		long seed = Long.getLong("seed", 1);
		int rounds = Integer.getInteger("rounds", 2000);
		List<Result> results = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			try {
				Path root = Files.createDirectory(this.directory.resolve(Integer.toString(i)));
				results.add(new KillRound(seed + i, root).run());
			}
			catch (AssertionError ex) {
				throw new AssertionError("seed " + (seed + i), ex);
			}
			if (i % 50 == 49 || i == rounds - 1) {
				print(seed, results);
			}
		}
	}

	private static void print(long seed, List<Result> results) {
		long[] recovery = results.stream().mapToLong(Result::recoveryMillis).sorted().toArray();
		System.out.printf(
				"seeds from %d: rounds %d, kills %d (%d while sending), logged %d, lost 0, found by the last %d, repeated %d in %d rounds,"
						+ " recovery median %d ms, longest %d ms%n",
				seed, results.size(), results.stream().mapToLong(Result::kills).sum(),
				results.stream().mapToLong(Result::whileSending).sum(),
				results.stream().mapToLong(Result::logged).sum(), results.stream().mapToLong(Result::left).sum(),
				results.stream().mapToLong(Result::repeated).sum(),
				results.stream().filter((result) -> result.repeated() > 0).count(), recovery[recovery.length / 2],
				recovery[recovery.length - 1]);
	}

}
