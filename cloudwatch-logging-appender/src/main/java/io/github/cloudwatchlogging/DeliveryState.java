package io.github.cloudwatchlogging;

/**
 * What the delivery is doing now.
 */
public enum DeliveryState {

	/** Events gather; nothing is sent until the application has started. */
	HOLDING,

	/** Events are sent, or there are none to send. */
	DELIVERING,

	/** The last call to at least one destination failed; its events wait. */
	RETRYING,

	/** Closed: nothing is accepted any more. */
	CLOSED

}
