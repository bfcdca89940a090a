package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.file.BatchWriter;
import org.jspecify.annotations.Nullable;

/**
 * Batches whose directory was deleted while their file was open: what was in it is in
 * memory until the disk works again. Used by the helper's thread, without the buffer's
 * lock.
 */
final class RescuedFiles {

	private final BufferState state;

	private final FileKeeper keeper;

	private final boolean sync;

	private final Set<FileBatch> batches = ConcurrentHashMap.newKeySet();

	/**
	 * Creates what is empty.
	 * @param state the state of the buffer
	 * @param keeper creates files
	 * @param sync whether what is written has to reach the disk itself
	 */
	RescuedFiles(BufferState state, FileKeeper keeper, boolean sync) {
		this.state = state;
		this.keeper = keeper;
		this.sync = sync;
	}

	/** It may be more than there is memory for: then the oldest gives way. */
	void add(FileBatch batch) {
		this.batches.add(batch);
		synchronized (this.state) {
			this.state.charge(batch);
			while (this.state.memory.left() < 0) {
				Optional<Batch> oldest = this.state.queues
					.oldestToGiveUp((each) -> each.file() == each && !each.isDurable());
				if (oldest.isEmpty()) {
					return;
				}
				this.state.giveUp(oldest.get(), DropReason.BUFFER_FULL);
			}
		}
	}

	/** What became of a batch is known. */
	void remove(FileBatch batch) {
		this.batches.remove(batch);
	}

	/** Has them on disk again. */
	void restore() throws IOException {
		for (FileBatch each : this.batches) {
			byte[] bytes = each.content().rescued();
			if (bytes == null || each.charge().isEnded()) {
				this.batches.remove(each);
			}
			else {
				restore(each, bytes);
			}
		}
	}

	private void restore(FileBatch batch, byte[] bytes) throws IOException {
		if (!reserve(batch, bytes.length)) {
			return;
		}
		OpenFile file = null;
		FilePlace before = null;
		try {
			file = this.keeper.guard().createFile();
			try (BatchWriter writer = file.writer()) {
				writer.write(bytes, bytes.length);
				if (this.sync) {
					writer.sync();
				}
			}
			before = replace(batch, file.place(), bytes.length);
		}
		finally {
			// One of the two is not needed.
			if (before != null) {
				this.keeper.disposal().deleteNow(before, 0);
			}
			else if (file != null) {
				this.keeper.disposal().deleteNow(file.place(), bytes.length);
			}
			else {
				this.keeper.disposal().giveBack(bytes.length);
			}
		}
	}

	/** Counts the room for a file, if there is any and somebody may need it. */
	private boolean reserve(FileBatch batch, int length) {
		synchronized (this.state) {
			boolean possible = isWaiting(batch) && this.state.disk.fits(length);
			this.state.disk.take(possible ? length : 0);
			return possible;
		}
	}

	/**
	 * Has the batch in a file from now on, if that can be.
	 * @return where it was before, {@code null} if it has to stay there
	 */
	private @Nullable FilePlace replace(FileBatch batch, FilePlace place, int length) {
		synchronized (this.state) {
			if (!isWaiting(batch)) {
				return null;
			}
			FilePlace before = batch.content().restored(place);
			this.state.charge(batch);
			this.state.disk.giveBack(length);
			this.state.notifyAll();
			return before;
		}
	}

	/** Not while a call carries it, or a part of it, and may settle it. */
	private boolean isWaiting(FileBatch batch) {
		return !batch.charge().isEnded() && !this.state.queues.sending().contains(batch);
	}

}
