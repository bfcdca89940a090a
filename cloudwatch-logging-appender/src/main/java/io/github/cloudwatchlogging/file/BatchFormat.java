package io.github.cloudwatchlogging.file;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * The format of a file that holds a batch, version 1: a header, then records.
 */
public final class BatchFormat {

	/** What a record takes beside its message, in bytes. */
	public static final int RECORD_OVERHEAD = 19;

	/** No batch takes more, in bytes; a longer file is something else. */
	public static final int MAX_FILE_BYTES = 2 * 1024 * 1024;

	private BatchFormat() {
	}

	/**
	 * The first bytes of a file.
	 * @param header what they say
	 * @return the bytes
	 */
	public static byte[] header(BatchHeader header) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Makes a record of an event.
	 * @param target where to put it, from the first byte on; at least
	 * {@link #RECORD_OVERHEAD} bytes longer than the message
	 * @param timestamp milliseconds since 1970-01-01T00:00:00Z
	 * @param level the event's level, {@code null} if it is one of our own
	 * @param message where the message is
	 * @param length how many bytes of it to take
	 * @return how many bytes the record has
	 */
	public static int record(byte[] target, long timestamp, @Nullable EventLevel level, byte[] message, int length) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Reads a file.
	 * @param bytes its bytes
	 * @return what can be read of it
	 * @throws UnreadableBatchException if it is not known what it is or whose
	 */
	public static BatchContents read(byte[] bytes) throws UnreadableBatchException {
		throw new UnsupportedOperationException();
	}

}
