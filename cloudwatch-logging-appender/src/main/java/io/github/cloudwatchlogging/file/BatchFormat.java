package io.github.cloudwatchlogging.file;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * The format of a file that holds a batch, version 1: a header, then records, one after
 * the other. All numbers are big endian, all strings UTF-8, all checksums CRC32C.
 * <p>
 * The header: the bytes {@code 89 43 57 4C 42 0D 0A 1A}, the version (4 bytes), the
 * length of the payload (4 bytes, at most 65,536), the payload, the checksum of version,
 * length and payload. All of that is there twice, the second time right behind the first,
 * so that no single damage makes the file unreadable. Every later version keeps that, so
 * that this one can tell its files from damaged ones. The payload of version 1: the
 * batch's sequence (8 bytes), the destination's name, the templates of log group and log
 * stream, the number of values (4 bytes), name and text of each value; each string comes
 * behind its length in bytes (4 bytes). What follows in the payload is ignored: additions
 * that can be ignored need no new version.
 * <p>
 * A record: the bytes {@code FF F8}, which do not occur in text, the checksum of all that
 * follows, the kind (one letter: T, D, I, W, E for the levels, M for an event of our
 * own), the length of the message (4 bytes), the timestamp (8 bytes), the message. A
 * record is written at once, so the last one may be incomplete: it was never accepted,
 * and is left out. So are zeros at the end of the file, which a power cut leaves. Where a
 * record is damaged, reading goes on with the next one that is not.
 * <p>
 * Thread-safe.
 */
public final class BatchFormat {

	/** What a record takes beside its message, in bytes. */
	public static final int RECORD_OVERHEAD = RecordLayout.OVERHEAD;

	/** No batch takes more, in bytes; a longer file is something else. */
	public static final int MAX_FILE_BYTES = 2 * 1024 * 1024;

	static final int VERSION = 1;

	private BatchFormat() {
	}

	/**
	 * The first bytes of a file.
	 * @param header what they say
	 * @return the bytes
	 * @throws IllegalArgumentException if the payload would be longer than 65,536 bytes
	 */
	public static byte[] header(BatchHeader header) {
		return HeaderFrame.encode(VERSION, HeaderPayload.encode(header));
	}

	/**
	 * Makes a record of an event. Allocates nothing.
	 * @param target where to put it, from the first byte on; at least
	 * {@link #RECORD_OVERHEAD} bytes longer than the message
	 * @param timestamp milliseconds since 1970-01-01T00:00:00Z
	 * @param level the event's level, {@code null} if it is one of our own
	 * @param message where the message is
	 * @param length how many bytes of it to take
	 * @return how many bytes the record has
	 */
	public static int record(byte[] target, long timestamp, @Nullable EventLevel level, byte[] message, int length) {
		return RecordLayout.write(target, timestamp, level, message, length);
	}

	/**
	 * Reads a file, whatever happened to it. The effort depends on its length alone.
	 * @param bytes its bytes, which the events refer to
	 * @return what can be read of it: nothing whose checksum is wrong
	 * @throws UnreadableBatchException if it is not known what it is or whose
	 */
	public static BatchContents read(byte[] bytes) throws UnreadableBatchException {
		return BatchReader.read(bytes);
	}

}
