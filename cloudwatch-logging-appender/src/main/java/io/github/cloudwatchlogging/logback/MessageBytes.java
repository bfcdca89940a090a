package io.github.cloudwatchlogging.logback;

import io.github.cloudwatchlogging.buffer.BatchLimits;

/**
 * Fits an encoded message to what the service takes.
 */
final class MessageBytes {

	private MessageBytes() {
	}

	/**
	 * How many bytes of a message to send: without the line ends behind it, which cost
	 * money and show as empty lines, and without what exceeds the limit, cut between two
	 * characters.
	 * @param utf8 the encoded message
	 * @return the length, zero if nothing is left
	 */
	static int length(byte[] utf8) {
		int length = utf8.length;
		while (length > 0 && (utf8[length - 1] == '\n' || utf8[length - 1] == '\r')) {
			length--;
		}
		if (length <= BatchLimits.MAX_MESSAGE_BYTES) {
			return length;
		}
		length = BatchLimits.MAX_MESSAGE_BYTES;
		while (length > 0 && isContinuation(utf8[length])) {
			length--;
		}
		return length;
	}

	private static boolean isContinuation(byte utf8) {
		return (utf8 & 0b1100_0000) == 0b1000_0000;
	}

}
