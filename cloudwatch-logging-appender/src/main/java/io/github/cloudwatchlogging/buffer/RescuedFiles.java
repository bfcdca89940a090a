package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.file.BatchWriter;

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
		OpenFile file = this.keeper.guard().createFile();
		FilePlace before = null;
		try (BatchWriter writer = file.writer()) {
			writer.write(bytes, bytes.length);
			if (this.sync) {
				writer.sync();
			}
			synchronized (this.state) {
				// Not while a call carries it, which may settle it.
				if (this.state.queues.isIdle(batch)) {
					before = batch.content().restored(file.place());
					this.state.charge(batch);
				}
			}
		}
		finally {
			// One of the two is not needed.
			this.keeper.disposal().deleteNow((before != null) ? before : file.place(), 0);
		}
	}

}
