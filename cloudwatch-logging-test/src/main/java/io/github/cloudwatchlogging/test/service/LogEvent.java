package io.github.cloudwatchlogging.test.service;

import java.util.Comparator;

/**
 * An event as the service keeps it.
 *
 * @param logStream the name of its stream
 * @param timestamp when it happened, in milliseconds since 1970
 * @param message its text
 * @param ingestionTime when the service took it, in milliseconds since 1970
 * @param sequence its place in the order of arrival, over all streams
 */
public record LogEvent(String logStream, long timestamp, String message, long ingestionTime, long sequence) {

	/**
	 * The order in which the service shows events.
	 */
	static final Comparator<LogEvent> BY_TIME = Comparator.comparingLong(LogEvent::timestamp)
		.thenComparingLong(LogEvent::sequence);

	/**
	 * What the service counts per event besides the message's UTF-8 bytes.
	 */
	static final int OVERHEAD_BYTES = 26;

	EventKey key() {
		return new EventKey(this.timestamp, this.sequence);
	}

}
