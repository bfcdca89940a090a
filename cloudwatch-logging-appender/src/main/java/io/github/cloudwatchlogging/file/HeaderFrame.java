package io.github.cloudwatchlogging.file;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A header as it is in a file, whatever its version: eight bytes by which the file is
 * known, the version, the length of the payload, the payload, the checksum of these
 * three; all of that twice.
 *
 * @param version the format of everything that is not described here
 * @param payload what the header says
 * @param end where both copies end
 */
record HeaderFrame(int version, ByteBuffer payload, int end) {

	/** No payload is longer. */
	static final int MAX_PAYLOAD_BYTES = 64 * 1024;

	// No text begins like this, and the rest shows what has passed it off as text.
	private static final byte[] MAGIC = { (byte) 0x89, 'C', 'W', 'L', 'B', '\r', '\n', 0x1A };

	private static final int VERSION = MAGIC.length;

	private static final int LENGTH = VERSION + Integer.BYTES;

	private static final int PAYLOAD = LENGTH + Integer.BYTES;

	private static final int MIN_BYTES = PAYLOAD + Integer.BYTES;

	private static final int MAX_BYTES = MIN_BYTES + MAX_PAYLOAD_BYTES;

	static byte[] encode(int version, byte[] payload) {
		if (payload.length > MAX_PAYLOAD_BYTES) {
			throw new IllegalArgumentException("A header of " + payload.length + " bytes is too long");
		}
		int length = MIN_BYTES + payload.length;
		ByteBuffer buffer = ByteBuffer.allocate(2 * length);
		buffer.put(MAGIC).putInt(version).putInt(payload.length).put(payload);
		buffer.putInt(RecordLayout.checksum(buffer.array(), VERSION, buffer.position()));
		return buffer.put(buffer.array(), 0, length).array();
	}

	/**
	 * Finds an intact copy.
	 * @return {@code null} if there is none
	 */
	static @Nullable HeaderFrame find(byte[] bytes) {
		HeaderFrame first = read(bytes, 0, length(bytes, 0));
		if (first != null) {
			return first;
		}
		// The second copy begins where the first ended, so its own length says where that
		// has to be.
		for (int at = MIN_BYTES; at <= MAX_BYTES && at < bytes.length; at++) {
			if (length(bytes, at) == at) {
				HeaderFrame second = read(bytes, at, at);
				if (second != null) {
					return second;
				}
			}
		}
		return null;
	}

	/**
	 * Whether a header begins like this.
	 */
	static boolean isStart(byte[] bytes) {
		return startsWithMagic(bytes, 0, bytes.length);
	}

	/**
	 * Whether the bytes are the beginning of a header that was never completely written.
	 * @param bytes the bytes
	 * @param written how many of them come before the zeros at the end
	 */
	static boolean isTorn(byte[] bytes, int written) {
		if (!startsWithMagic(bytes, 0, written)) {
			return false;
		}
		return written < PAYLOAD || written < length(bytes, 0);
	}

	private static @Nullable HeaderFrame read(byte[] bytes, int at, int length) {
		if (length < 0 || length > bytes.length - at) {
			return null;
		}
		int end = at + length - Integer.BYTES;
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		if (buffer.getInt(end) != RecordLayout.checksum(bytes, at + VERSION, end)) {
			return null;
		}
		ByteBuffer payload = ByteBuffer.wrap(bytes, at + PAYLOAD, end - at - PAYLOAD).slice();
		return new HeaderFrame(buffer.getInt(at + VERSION), payload, 2 * length);
	}

	// How long the copy says it is; negative if there is none.
	private static int length(byte[] bytes, int at) {
		if (at + PAYLOAD > bytes.length || !startsWithMagic(bytes, at, bytes.length)) {
			return -1;
		}
		int length = ByteBuffer.wrap(bytes).getInt(at + LENGTH);
		return (length >= 0 && length <= MAX_PAYLOAD_BYTES) ? MIN_BYTES + length : -1;
	}

	private static boolean startsWithMagic(byte[] bytes, int at, int to) {
		int length = Math.min(MAGIC.length, to - at);
		return Arrays.equals(bytes, at, at + length, MAGIC, 0, length);
	}

}
