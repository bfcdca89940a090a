package io.github.cloudwatchlogging;

/**
 * What gives way when an event comes and the buffer is full.
 */
public enum OverflowPolicy {

	/**
	 * The oldest batch that is not being sent, whole, whatever its levels: what happens
	 * now matters more than what happened before an outage.
	 */
	DROP_OLDEST,

	/** The event itself: how an outage began matters more than how it goes on. */
	DROP_NEWEST,

	/** The thread that logs: it waits for room, for a limited time or for ever. */
	BLOCK

}
