package io.github.cloudwatchlogging.file;

import java.io.IOException;

/**
 * A file is no batch that this version can read. There is no use in trying again.
 */
public final class UnreadableBatchException extends IOException {

	private static final long serialVersionUID = 1L;

	private final boolean future;

	private final boolean empty;

	private final int records;

	private UnreadableBatchException(String message, boolean future, boolean empty, int records) {
		super(message);
		this.future = future;
		this.empty = empty;
		this.records = records;
	}

	static UnreadableBatchException future(int version) {
		return new UnreadableBatchException("It was written by a later version of this library, in format " + version,
				true, false, 0);
	}

	static UnreadableBatchException empty() {
		return new UnreadableBatchException("It ends before its header does: no event was ever written to it", false,
				true, 0);
	}

	static UnreadableBatchException damaged(String message, int records) {
		String rest = (records == 0) ? "; no event is found in it"
				: "; events that can be read, but not where they go: " + records;
		return new UnreadableBatchException(message + rest, false, false, records);
	}

	/**
	 * Whether the file was written by a later version of this library, which will be able
	 * to read it: it has to be left alone.
	 * @return {@code false} if it is damaged, or something else altogether
	 */
	public boolean isFuture() {
		return this.future;
	}

	/**
	 * Whether no event was ever written to the file, because its writer died before the
	 * header was complete: it can be deleted.
	 * @return {@code true} if the file has no bytes, nothing but zeros, or nothing but
	 * the beginning of a header
	 */
	public boolean isEmpty() {
		return this.empty;
	}

	/**
	 * How many events the file holds that could be read if it said where they go.
	 * @return zero if there are none, or if the file is of a later version
	 */
	public int records() {
		return this.records;
	}

}
