package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a disk refuses to do. Counts what it has refused.
 */
final class DiskFaults {

	enum Kind {

		CREATE_DIRECTORY, CREATE, WRITE, CUT, READ, EMPTY, DELETE, SET_ASIDE, SYNC, SYNC_DIRECTORY

	}

	static final int ALL = Integer.MAX_VALUE;

	private final Map<Kind, Integer> failures = new EnumMap<>(Kind.class);

	private final Map<Kind, Integer> happened = new EnumMap<>(Kind.class);

	/** What the next use throws of the JVM's own accord. */
	private final Map<Kind, Error> errors = new EnumMap<>(Kind.class);

	private int written;

	private long capacity = Long.MAX_VALUE;

	/** The next so many of a kind fail. */
	void fail(Kind kind, int times) {
		this.failures.put(kind, times);
	}

	/** The JVM has no memory or no stack for the next of a kind. */
	void error(Kind kind, Error error) {
		this.errors.put(kind, error);
	}

	/** The next writes fail after this many bytes, or all of them. */
	void failWritesAfter(int bytes, int times) {
		this.written = bytes;
		fail(Kind.WRITE, times);
	}

	/** The disk is full when all files together take this many bytes. */
	void capacity(long bytes) {
		this.capacity = bytes;
	}

	void clear() {
		this.failures.clear();
		this.capacity = Long.MAX_VALUE;
	}

	int happened(Kind kind) {
		return this.happened.getOrDefault(kind, 0);
	}

	int happened() {
		return this.happened.values().stream().mapToInt(Integer::intValue).sum();
	}

	void check(Kind kind) throws IOException {
		throwError(kind);
		int left = this.failures.getOrDefault(kind, 0);
		if (left > 0) {
			this.failures.put(kind, left - 1);
			throw refused(kind, "Input/output error");
		}
	}

	private void throwError(Kind kind) {
		Error error = this.errors.remove(kind);
		if (error != null) {
			throw error;
		}
	}

	/**
	 * How many bytes of a write get through before it fails; {@link #ALL} if it does not.
	 */
	int writable(int length, LongSupplier taken) {
		throwError(Kind.WRITE);
		int left = this.failures.getOrDefault(Kind.WRITE, 0);
		if (left > 0) {
			this.failures.put(Kind.WRITE, left - 1);
			return Math.min(length, this.written);
		}
		long room = (this.capacity < Long.MAX_VALUE) ? this.capacity - taken.getAsLong() : Long.MAX_VALUE;
		return (room >= length) ? ALL : (int) Math.max(0, room);
	}

	IOException refused(Kind kind, String reason) {
		this.happened.merge(kind, 1, Integer::sum);
		return new IOException(reason + ": " + kind);
	}

}
