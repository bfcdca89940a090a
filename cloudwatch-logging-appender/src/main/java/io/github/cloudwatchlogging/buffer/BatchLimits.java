package io.github.cloudwatchlogging.buffer;

import java.time.Duration;

import io.github.cloudwatchlogging.InvalidSettingException;

/**
 * What one call may carry. The service's own limits are those of <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>.
 *
 * @param maxEvents events in a batch
 * @param maxBytes sum over all events of their UTF-8 bytes and {@link #EVENT_OVERHEAD}
 */
public record BatchLimits(int maxEvents, int maxBytes) {

	private static final int SERVICE_MAX_EVENTS = 10_000;

	private static final int SERVICE_MAX_BYTES = 1_048_576;

	/** What the service adds to the size of each message. */
	public static final int EVENT_OVERHEAD = 26;

	/** The service's limits. */
	public static final BatchLimits SERVICE = new BatchLimits(SERVICE_MAX_EVENTS, SERVICE_MAX_BYTES);

	/** Longest message that fits into a batch, in bytes. */
	public static final int MAX_MESSAGE_BYTES = SERVICE_MAX_BYTES - EVENT_OVERHEAD;

	/**
	 * The timestamps of a batch lie less than this apart. The service accepts up to 24
	 * hours; whether exactly 24 hours pass is not documented.
	 */
	static final long MAX_SPAN_MILLIS = Duration.ofHours(24).toMillis() - 1;

	public BatchLimits {
		check("batch.max-events", maxEvents, SERVICE_MAX_EVENTS);
		check("batch.max-bytes", maxBytes, SERVICE_MAX_BYTES);
	}

	private static void check(String name, int value, int max) {
		if (value < 1 || value > max) {
			throw new InvalidSettingException(name, value, "must be between 1 and " + max);
		}
	}

}
