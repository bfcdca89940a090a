package io.github.cloudwatchlogging.file;

import java.nio.charset.StandardCharsets;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was read from a file. Refers to the bytes of the file.
 *
 * @param timestamp milliseconds since 1970-01-01T00:00:00Z
 * @param level the event's level, {@code null} if it is one of our own
 * @param source the bytes of the file
 * @param start where the message begins in them
 * @param length how many bytes it has
 */
public record StoredRecord(long timestamp, @Nullable EventLevel level, byte[] source, int start, int length) {

	/**
	 * The message.
	 * @return its text, read as UTF-8
	 */
	public String message() {
		return new String(this.source, this.start, this.length, StandardCharsets.UTF_8);
	}

}
