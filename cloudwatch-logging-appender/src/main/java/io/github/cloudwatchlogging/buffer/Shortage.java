package io.github.cloudwatchlogging.buffer;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * That there is no room for an event, and what could make some. Made anew for each look,
 * with the buffer's lock held.
 */
final class Shortage {

	private final BufferState state;

	/** Whether new events go to the disk. */
	private final boolean onDisk;

	/** Whether it is the disk that has no room, and not the memory. */
	private final boolean ofDisk;

	private final long needed;

	private final Set<FileBatch> sending;

	private Shortage(BufferState state, boolean onDisk, boolean ofDisk, long needed) {
		this.state = state;
		this.onDisk = onDisk;
		this.ofDisk = ofDisk;
		this.needed = needed;
		this.sending = state.queues.sending();
	}

	/** So many bytes are missing on the disk. */
	static Shortage ofDisk(BufferState state, long needed) {
		return new Shortage(state, true, true, needed);
	}

	/** So many bytes of memory are missing. */
	static Shortage ofMemory(BufferState state, boolean onDisk, long needed) {
		return new Shortage(state, onDisk, false, needed);
	}

	/** Whether giving up this batch makes room, perhaps together with others. */
	boolean isEasedBy(Batch batch) {
		return this.ofDisk ? isFileFreed(batch) : !batch.isDurable() || this.onDisk;
	}

	/**
	 * The parts of a batch share one file, so none of them makes room while another one
	 * is being sent; nor does one that is set aside, or whose directory is gone.
	 */
	private boolean isFileFreed(Batch batch) {
		FileBatch file = batch.file();
		return file != null && file.isDurable() && file.isDeletedAtTheEnd()
				&& (file == batch || !this.sending.contains(file));
	}

	/** Whether giving up all of them makes enough room. */
	boolean canBeEnded() {
		return this.ofDisk ? this.state.disk.fits(this.needed - gain(Batch::disk))
				: this.state.memory.fits(this.needed - gain(Batch::memory));
	}

	private long gain(ToLongFunction<Batch> space) {
		Set<FileBatch> divided = new HashSet<>();
		return this.state.queues.sumIdle((batch) -> {
			if (!isEasedBy(batch)) {
				return 0;
			}
			FileBatch file = batch.file();
			boolean last = file != null && file != batch && !this.sending.contains(file) && divided.add(file);
			return space.applyAsLong(batch) + ((file != null && last) ? space.applyAsLong(file) : 0);
		});
	}

}
