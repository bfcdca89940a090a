package io.github.cloudwatchlogging.file;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * What a record says it is. The codes are for ever, whatever becomes of the enum: old
 * files are read by them.
 */
final class RecordKind {

	private static final byte MARKER = 'M';

	private RecordKind() {
	}

	static byte of(@Nullable EventLevel level) {
		if (level == null) {
			return MARKER;
		}
		return (byte) switch (level) {
			case TRACE -> 'T';
			case DEBUG -> 'D';
			case INFO -> 'I';
			case WARN -> 'W';
			case ERROR -> 'E';
		};
	}

	static boolean isKnown(byte kind) {
		return kind == MARKER || level(kind) != null;
	}

	static @Nullable EventLevel level(byte kind) {
		return switch (kind) {
			case 'T' -> EventLevel.TRACE;
			case 'D' -> EventLevel.DEBUG;
			case 'I' -> EventLevel.INFO;
			case 'W' -> EventLevel.WARN;
			case 'E' -> EventLevel.ERROR;
			default -> null;
		};
	}

}
