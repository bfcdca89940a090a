package io.github.cloudwatchlogging.soak;

import org.jspecify.annotations.Nullable;

/**
 * An event whose text follows from its number, so that whoever receives it can tell that
 * nothing was changed.
 *
 * @param run which process has logged it
 * @param thread which of its threads
 * @param number how many the thread has logged before
 */
record SoakEvent(int run, int thread, long number) {

	private static final String POISON = "poison";

	private static final String[] LETTERS = { "a", "b", "c", "x", "y", "z", "\u00fc", "\u20ac", "\ud83d\ude00", "\"",
			"\\", "\t", " ", "0", "1", "2" };

	/** The event of this text, {@code null} if there is none. */
	static @Nullable SoakEvent of(String text) {
		String[] parts = text.split(" ", 5);
		if (parts.length < 5) {
			return null;
		}
		try {
			SoakEvent event = new SoakEvent(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
					Long.parseLong(parts[3]));
			return event.text().equals(text) ? event : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/** Whether the service refuses it. */
	static boolean isPoison(String text) {
		return text.startsWith(POISON);
	}

	/** Whether the service refuses it. */
	boolean isPoison() {
		return hash() % 2000 == 7;
	}

	String text() {
		long hash = hash();
		StringBuilder text = new StringBuilder(isPoison() ? POISON : "event");
		text.append(' ').append(this.run).append(' ').append(this.thread).append(' ').append(this.number).append(' ');
		long length = (hash % 500 == 1) ? 20_000 : hash / 500 % 400;
		long letters = hash;
		for (long i = 0; i < length; i++) {
			letters = letters * 6364136223846793005L + 1442695040888963407L;
			text.append(LETTERS[(int) (letters >>> 60)]);
		}
		return text.append('.').toString();
	}

	private long hash() {
		long hash = this.run * 0x9E3779B97F4A7C15L + this.thread * 0xC2B2AE3D27D4EB4FL + this.number;
		hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
		hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
		return (hash ^ hash >>> 31) >>> 1;
	}

}
