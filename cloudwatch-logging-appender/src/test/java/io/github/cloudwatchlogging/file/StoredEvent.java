package io.github.cloudwatchlogging.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * An event that can be compared, with the bytes of its message as characters.
 *
 * @param timestamp as in the record
 * @param level as in the record
 * @param bytes one character for each byte of the message
 */
record StoredEvent(long timestamp, @Nullable EventLevel level, String bytes) {

	static StoredEvent of(long timestamp, @Nullable EventLevel level, String message) {
		return of(timestamp, level, message.getBytes(StandardCharsets.UTF_8));
	}

	static StoredEvent of(long timestamp, @Nullable EventLevel level, byte[] message) {
		return new StoredEvent(timestamp, level, new String(message, StandardCharsets.ISO_8859_1));
	}

	static List<StoredEvent> of(BatchContents contents) {
		return contents.records().stream().map(StoredEvent::of).toList();
	}

	private static StoredEvent of(StoredRecord stored) {
		return of(stored.timestamp(), stored.level(),
				Arrays.copyOfRange(stored.source(), stored.start(), stored.start() + stored.length()));
	}

	byte[] record() {
		byte[] message = this.bytes.getBytes(StandardCharsets.ISO_8859_1);
		byte[] target = new byte[message.length + BatchFormat.RECORD_OVERHEAD];
		BatchFormat.record(target, this.timestamp, this.level, message, message.length);
		return target;
	}

}
