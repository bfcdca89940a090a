package io.github.cloudwatchlogging;

/**
 * Why the service refused an event that it received: {@code rejectedLogEventsInfo} in the
 * answer of <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>.
 * Such an event is never sent again.
 */
public enum RejectReason {

	/** Older than 14 days. */
	TOO_OLD("too-old"),

	/** More than two hours in the future. */
	TOO_NEW("too-new"),

	/** Older than the retention of the log group. */
	EXPIRED("expired");

	private final String code;

	RejectReason(String code) {
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
