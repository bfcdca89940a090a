package io.github.cloudwatchlogging.buffer;

/**
 * How many bytes all batches together may take of memory, or of the disk. Guarded by the
 * buffer's lock.
 */
final class Budget {

	private final long capacity;

	private long taken;

	Budget(long capacity) {
		this.capacity = capacity;
	}

	long capacity() {
		return this.capacity;
	}

	long taken() {
		return this.taken;
	}

	long left() {
		return this.capacity - this.taken;
	}

	boolean fits(long bytes) {
		return this.taken + bytes <= this.capacity;
	}

	void take(long bytes) {
		this.taken += bytes;
	}

	void giveBack(long bytes) {
		this.taken -= bytes;
	}

	boolean isOverHalf() {
		return this.taken > this.capacity / 2;
	}

	boolean isNearlyFull() {
		return this.taken > this.capacity / 5 * 4;
	}

}
