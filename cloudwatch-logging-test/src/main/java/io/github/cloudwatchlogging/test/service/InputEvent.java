package io.github.cloudwatchlogging.test.service;

/**
 * An event of a PutLogEvents call.
 *
 * @param timestamp when it happened, in milliseconds since 1970
 * @param message its text, without unpaired surrogates
 * @param size what it counts towards the limits: the message's UTF-8 bytes and 26 more
 */
record InputEvent(long timestamp, String message, int size) {

	InputEvent(long timestamp, String message) {
		this(timestamp, message, Unicode.utf8Length(message) + LogEvent.OVERHEAD_BYTES);
	}

}
