package io.github.cloudwatchlogging.file;

import java.io.IOException;

/**
 * A file is no batch that this version can read. There is no use in trying again.
 */
public final class UnreadableBatchException extends IOException {

	private static final long serialVersionUID = 1L;

	private final boolean future;

	private final int records;

	UnreadableBatchException(String message, boolean future, int records) {
		super(message);
		this.future = future;
		this.records = records;
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
	 * Whether nothing was ever written but a part of the header.
	 * @return {@code true} if the file can be deleted
	 */
	public boolean isEmpty() {
		return false;
	}

	/**
	 * How many events the file holds that could be read if it said where they go.
	 * @return zero if there are none, or if the file is of a later version
	 */
	public int records() {
		return this.records;
	}

}
