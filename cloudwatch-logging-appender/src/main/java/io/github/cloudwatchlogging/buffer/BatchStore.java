package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import org.jspecify.annotations.Nullable;

/**
 * Decides where batches are kept: on disk, if that is configured and works, else in
 * memory. Guarded by the buffer's lock.
 */
final class BatchStore {

	private final BufferState state;

	private final @Nullable FileKeeper files;

	BatchStore(BufferState state, @Nullable FileKeeper files) {
		this.state = state;
		this.files = files;
	}

	private boolean isOnDisk() {
		return this.files != null && this.files.guard().isUsable();
	}

	/** What is left for new batches. */
	Budget budget() {
		return isOnDisk() ? this.state.disk : this.state.memory;
	}

	/** A batch may take a quarter, so that giving up one does not give up everything. */
	Batch create(DestinationKey key, BatchLimits limits) {
		int maxBytes = (int) Math.min(limits.maxBytes(), Math.max(1, budget().capacity() / 4));
		BatchLimits limited = new BatchLimits(limits.maxEvents(), maxBytes);
		long now = this.state.ticker.nanos();
		long sequence = this.state.nextSequence;
		return (this.files != null && isOnDisk())
				? new FileBatch(key, limited, sequence, now, this.files, this.files.header(key, sequence))
				: new HeapBatch(key, limited, sequence, now);
	}

	/** Whether events are kept elsewhere than in this batch now. */
	boolean isOutdated(Batch open) {
		return (open instanceof FileBatch) != isOnDisk();
	}

	/** An event was added to a batch. */
	void appended(Batch batch) {
		this.state.charge(batch);
		if (this.files != null && !batch.isDurable()) {
			this.files.guard().countInMemory();
		}
	}

	/** The disk has not taken an event: the next ones are kept in memory. */
	void failed(DestinationQueue queue, DiskException failure) {
		Batch open = queue.open();
		if (open instanceof FileBatch && open.size() == 0) {
			queue.forget(open);
			// What is left of a record takes room until the file is gone.
			this.state.charge(open);
			this.state.free(open);
		}
		else if (open instanceof FileBatch) {
			this.state.seal(queue, CutReason.PRESSURE);
		}
		if (this.files != null) {
			this.files.guard().failed(failure.reason());
		}
	}

	/**
	 * Whether a message of this length has room if it is alone.
	 */
	boolean isTooLong(int length) {
		return (isOnDisk() ? diskFor(length) + taken() : memoryFor(length)) > budget().capacity();
	}

	/** What nothing that is given up makes room of. */
	private long taken() {
		return (this.files != null) ? this.files.guard().fixed() : 0;
	}

	private long diskFor(int length) {
		return FileKeeper.HEADER_BYTES + (long) length;
	}

	/**
	 * Of a batch on disk, the memory; else of one in memory, which leaves some for those.
	 */
	private long memoryFor(int length) {
		return isOnDisk() ? FileBatch.OWN_BYTES : HeapBatch.memoryFor(length) + this.state.memoryForFiles;
	}

	/**
	 * What is missing for a message of this length.
	 * @param open the batch that has no room for it, {@code null} if it needs a new one
	 */
	Shortage shortage(@Nullable Batch open, int length) {
		long memory = (open != null) ? open.growth(length) : FileBatch.OWN_BYTES;
		return (isOnDisk() && this.state.memory.fits(memory)) ? Shortage.ofDisk(this.state, diskFor(length))
				: Shortage.ofMemory(this.state, isOnDisk(), memoryFor(length));
	}

}
