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
			this.state.free(open);
		}
		else if (open instanceof FileBatch) {
			this.state.seal(queue, CutReason.PRESSURE);
		}
		if (this.files != null) {
			this.files.guard().failed(failure.reason());
		}
	}

	/** What a batch takes that holds a single message of this length. */
	long spaceFor(int length) {
		return isOnDisk() ? FileKeeper.HEADER_BYTES + (long) length : HeapBatch.memoryFor(length);
	}

	long spaceInFlight() {
		boolean onDisk = isOnDisk();
		return this.state.queues.sumInFlight((batch) -> onDisk ? diskOf(batch) : batch.memory());
	}

	private static long diskOf(Batch batch) {
		FileBatch file = batch.file();
		return (file != null) ? file.disk() : 0;
	}

	/** Whether giving up a batch makes room where it is needed. */
	boolean isInTheWay(Batch batch) {
		return isOnDisk() == (batch.file() != null);
	}

}
