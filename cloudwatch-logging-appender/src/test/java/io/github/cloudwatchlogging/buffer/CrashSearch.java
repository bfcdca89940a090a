package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Looks for a history after which something is wrong on the disk, and makes it as short
 * as it finds it.
 */
final class CrashSearch {

	private static final int OUTCOMES = 3;

	private static final int MAX_TRIES = 150;

	private final long seed;

	private final int commands;

	private int openings;

	CrashSearch(long seed, int commands) {
		this.seed = seed;
		this.commands = commands;
	}

	/** How many times a disk was opened. */
	int run() {
		List<CrashCommand> all = CrashCommand.random(new Random(this.seed), this.commands);
		if (failure(all) != null) {
			throw new AssertionError("seed " + this.seed, failure(shorten(all)));
		}
		return this.openings;
	}

	private List<CrashCommand> shorten(List<CrashCommand> failing) {
		List<CrashCommand> shortest = failing;
		int tries = 0;
		for (int chunk = shortest.size() / 2; chunk > 0; chunk /= 2) {
			for (int from = 0; from < shortest.size() && tries < MAX_TRIES;) {
				List<CrashCommand> shorter = new ArrayList<>(shortest);
				shorter.subList(from, Math.min(from + chunk, shorter.size())).clear();
				tries++;
				if (failure(shorter) != null) {
					shortest = shorter;
				}
				else {
					from += chunk;
				}
			}
		}
		return shortest;
	}

	private @Nullable Throwable failure(List<CrashCommand> commands) {
		CrashHistory history = new CrashHistory(this.seed);
		try {
			commands.forEach(history::run);
			history.deliverAll();
			CrashPoints points = new CrashPoints(history.model(), new Random(this.seed));
			points.killEverywhere(history.log());
			points.cutPowerEverywhere(history.log(), OUTCOMES);
			this.openings += points.openings();
			return null;
		}
		catch (AssertionError | RuntimeException ex) {
			return new AssertionError(ex.getMessage() + history.story(), ex);
		}
	}

}
