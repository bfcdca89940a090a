package io.github.cloudwatchlogging.buffer;

/**
 * When the next call for a destination may be made. Guarded by the buffer's lock.
 */
final class Rest {

	private long notBefore;

	/** A call has failed, and until now no other is made. */
	private long until;

	private boolean hopeless;

	Rest(long now) {
		this.notBefore = now;
		this.until = now;
	}

	/** When it is made. */
	long notBefore() {
		return this.notBefore;
	}

	/**
	 * Whether the last call failed in a way that waiting does not mend: somebody has to
	 * change something.
	 */
	boolean isHopeless() {
		return this.hopeless;
	}

	/** A call has succeeded: the next may be made at once. */
	void end(long now) {
		this.notBefore = now;
		this.until = now;
		this.hopeless = false;
	}

	/**
	 * A call has failed.
	 * @param notBefore when the next is made
	 * @param until when it is made at the earliest, whoever is in a hurry
	 * @param hopeless whether to wait makes no sense
	 */
	void begin(long notBefore, long until, boolean hopeless) {
		this.notBefore = notBefore;
		this.until = until;
		this.hopeless = hopeless;
	}

	/** Ends it early, as somebody waits: gives another chance. */
	void hasten(long now) {
		if (this.notBefore - now > 0) {
			this.notBefore = (this.until - now > 0) ? this.until : now;
		}
		this.hopeless = false;
	}

}
