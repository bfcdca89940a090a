package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A step of a history. What it does in detail depends on its own seed alone, so that a
 * history is still one when others are left out.
 *
 * @param kind what to do
 * @param seed for all else
 */
record CrashCommand(Kind kind, long seed) {

	enum Kind {

		APPEND(40), TAKE(14), ACKNOWLEDGE(12), RETRY(3), SPLIT(3), DROP(2), FLUSH(2), SYNC(4), WAIT(4), LIMITS(1),
		HELP(5), CHECK(2), FAULT(2), HEAL(2), DAMAGE(1), END(1), KILL(2);

		private final int weight;

		Kind(int weight) {
			this.weight = weight;
		}

		private static Kind random(Random random) {
			int left = random.nextInt(100);
			for (Kind kind : values()) {
				left -= kind.weight;
				if (left < 0) {
					return kind;
				}
			}
			return APPEND;
		}

	}

	static List<CrashCommand> random(Random random, int count) {
		List<CrashCommand> commands = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			commands.add(new CrashCommand(Kind.random(random), random.nextLong()));
		}
		return commands;
	}

}
