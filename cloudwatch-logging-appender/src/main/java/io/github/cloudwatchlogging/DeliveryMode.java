package io.github.cloudwatchlogging;

/**
 * When a logging call returns.
 */
public enum DeliveryMode {

	/** When the event is in the buffer. */
	ASYNC,

	/**
	 * When the event is delivered, or it is clear that it will be late: for short jobs
	 * and for debugging. A call waits for an answer of the service, once for
	 * {@code delivery.attempt-timeout} at most; while the service is in trouble no call
	 * waits.
	 */
	SYNC

}
