package io.github.cloudwatchlogging;

/**
 * Why an accepted event was given up by us. An event that the service refused has a
 * {@link RejectReason} instead.
 */
public enum DropReason {

	/** The buffer was full and the policy gave this event up for others. */
	BUFFER_FULL("buffer-full"),

	/** The buffer was nearly full, and the event's level below the protected ones. */
	SHED("shed"),

	/** Nothing but line ends: the service accepts no message shorter than one byte. */
	EMPTY("empty"),

	/** The encoder, or something that the event refers to, threw an exception. */
	ENCODE_FAILED("encode-failed"),

	/**
	 * The service refuses this event by itself as invalid, or the log group or log stream
	 * that it was logged for in a process that is dead.
	 */
	INVALID("invalid"),

	/** Logged after the end, or still waiting when the time for the shutdown was over. */
	CLOSED("closed"),

	/**
	 * Given up after a reply was lost: the service may or may not have stored it.
	 */
	OUTCOME_UNKNOWN("outcome-unknown"),

	/**
	 * Kept on disk, and not to be read from there any more: the file was deleted or
	 * damaged.
	 */
	UNREADABLE("unreadable");

	private final String code;

	DropReason(String code) {
		this.code = code;
	}

	/**
	 * Name of the reason in the actuator endpoint and in meters.
	 * @return the kebab-case name
	 */
	public String code() {
		return this.code;
	}

}
