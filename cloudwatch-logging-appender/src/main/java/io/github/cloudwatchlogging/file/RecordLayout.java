package io.github.cloudwatchlogging.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is in a record: two bytes that text never contains, the checksum of
 * all that follows it, the kind, the length of the message, the timestamp, the message.
 * The checksum comes first, so that a record that was written to its end does not end
 * like the zeros that a power cut leaves.
 */
final class RecordLayout {

	/** What a record takes beside its message. */
	static final int OVERHEAD = 19;

	/** Where the bytes begin that the checksum covers. */
	static final int CHECKED = 6;

	/** Where the length of the message ends. */
	static final int LENGTH_END = 11;

	// Neither byte occurs in UTF-8.
	private static final byte FIRST = (byte) 0xFF;

	private static final byte SECOND = (byte) 0xF8;

	private static final short START = (short) (FIRST << 8 | SECOND & 0xFF);

	private static final int CHECKSUM = 2;

	private static final int KIND = 6;

	private static final int LENGTH = 7;

	private static final int TIMESTAMP = 11;

	private static final VarHandle SHORTS = view(short[].class);

	private static final VarHandle INTS = view(int[].class);

	private static final VarHandle LONGS = view(long[].class);

	private RecordLayout() {
	}

	private static VarHandle view(Class<?> type) {
		return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
	}

	// Runs for every logged event.
	static int write(byte[] target, long timestamp, @Nullable EventLevel level, byte[] message, int length) {
		SHORTS.set(target, 0, START);
		target[KIND] = RecordKind.of(level);
		INTS.set(target, LENGTH, length);
		LONGS.set(target, TIMESTAMP, timestamp);
		System.arraycopy(message, 0, target, OVERHEAD, length);
		int end = OVERHEAD + length;
		INTS.set(target, CHECKSUM, checksum(target, CHECKED, end));
		return end;
	}

	// The compiler keeps the object in a register: cheaper than a thread's own.
	static int checksum(byte[] bytes, int from, int to) {
		CRC32C crc = new CRC32C();
		crc.update(bytes, from, to - from);
		return (int) crc.getValue();
	}

	/** Whether a record may begin here, as far as its bytes are there. */
	static boolean isStart(byte[] bytes, int at, int end) {
		return at < end && bytes[at] == FIRST && (at + 1 == end || bytes[at + 1] == SECOND);
	}

	static int checksum(byte[] bytes, int at) {
		return (int) INTS.get(bytes, at + CHECKSUM);
	}

	static byte kind(byte[] bytes, int at) {
		return bytes[at + KIND];
	}

	static int length(byte[] bytes, int at) {
		return (int) INTS.get(bytes, at + LENGTH);
	}

	static long timestamp(byte[] bytes, int at) {
		return (long) LONGS.get(bytes, at + TIMESTAMP);
	}

	static boolean isPlausibleLength(int length) {
		return length >= 0 && length <= BatchFormat.MAX_FILE_BYTES;
	}

	/**
	 * Where the record that seems to begin here ends.
	 * @return a negative number if none does before the limit
	 */
	static int end(byte[] bytes, int at, int limit) {
		if (at + OVERHEAD > limit || !isStart(bytes, at, limit)) {
			return -1;
		}
		int length = length(bytes, at);
		return (length >= 0 && length <= limit - at - OVERHEAD) ? at + OVERHEAD + length : -1;
	}

}
