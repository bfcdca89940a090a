package io.github.cloudwatchlogging.buffer;

/**
 * What the budgets count for a batch. Guarded by the buffer's lock.
 */
final class Charge {

	private long memory;

	private long disk;

	private boolean ended;

	/** Has no effect after the end. */
	void update(Batch batch, Budget memory, Budget disk) {
		if (!this.ended) {
			// The helper's thread may be moving the batch from one to the other.
			long newMemory = batch.memory();
			long newDisk = batch.disk();
			memory.take(newMemory - this.memory);
			disk.take(newDisk - this.disk);
			this.memory = newMemory;
			this.disk = newDisk;
		}
	}

	/**
	 * The batch takes no memory any more. What it takes of the disk is given back when
	 * its file is empty.
	 * @return {@code false} the second time
	 */
	boolean end(Budget memory) {
		if (this.ended) {
			return false;
		}
		this.ended = true;
		memory.giveBack(this.memory);
		return true;
	}

	boolean isEnded() {
		return this.ended;
	}

	long disk() {
		return this.disk;
	}

}
