package io.github.cloudwatchlogging.buffer;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

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
	 * Whether it is the disk that has no room for a message of this length, and not the
	 * memory.
	 */
	private boolean isDiskShort(int length) {
		return isOnDisk() && !this.state.disk.fits(diskFor(length));
	}

	/** The batches that make room for a message of this length if they are given up. */
	Predicate<Batch> inTheWayOf(int length) {
		return isDiskShort(length) ? this::isFileFree : (batch) -> !batch.isDurable() || isOnDisk();
	}

	/**
	 * Whether its file can go. The parts of a batch share one, so none of them makes room
	 * while another one is being sent.
	 */
	private boolean isFileFree(Batch batch) {
		FileBatch file = batch.file();
		return file != null && (file == batch || !this.state.queues.isSending(file));
	}

	/** Whether giving up all of them makes enough room. */
	boolean canMakeRoom(int length) {
		Predicate<Batch> inTheWay = inTheWayOf(length);
		if (isDiskShort(length)) {
			return this.state.disk.fits(diskFor(length) - diskOf(inTheWay));
		}
		long memory = this.state.queues.sumIdle((batch) -> inTheWay.test(batch) ? batch.memory() : 0);
		return this.state.memory.fits(memoryFor(length) - memory);
	}

	private long diskOf(Predicate<Batch> inTheWay) {
		Set<FileBatch> divided = new HashSet<>();
		return this.state.queues.sumIdle((batch) -> {
			FileBatch file = batch.file();
			if (file == null || !inTheWay.test(batch)) {
				return 0;
			}
			return (file == batch || divided.add(file)) ? file.disk() : 0;
		});
	}

}
