package io.github.cloudwatchlogging.pipeline;

/**
 * An event of a {@link LoggingProcess}, whose text follows from who logged it: one that
 * was invented or damaged is recognised.
 *
 * @param process the number of the process
 * @param thread the number of the thread in it
 * @param number how many events the thread has logged, this one included
 */
record LoggedEvent(int process, int thread, long number) {

	/** Longer ones cross the borders of whatever is copied piece by piece. */
	private static final int LONG_ONE = 500;

	String message() {
		long hash = (this.process * 1_000_003L + this.thread) * 1_000_003L + this.number;
		hash *= 0x9E3779B97F4A7C15L;
		int length = (Math.floorMod(hash, LONG_ONE) == 0) ? 1500 : (int) (hash >>> 60);
		return this.process + " " + this.thread + " " + this.number + " \u20ac\u00e4\ud83d\ude00 "
				+ Long.toHexString(hash).repeat(length);
	}

	/**
	 * Recognises an event.
	 * @throws IllegalArgumentException if nobody can have logged the message
	 */
	static LoggedEvent of(String message) {
		String[] parts = message.split(" ", 4);
		LoggedEvent event = new LoggedEvent(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
				Long.parseLong(parts[2]));
		if (!event.message().equals(message)) {
			throw new IllegalArgumentException("Damaged: " + message);
		}
		return event;
	}

}
