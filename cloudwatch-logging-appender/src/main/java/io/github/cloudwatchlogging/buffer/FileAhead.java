package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * The file that is opened before a batch needs it. Thread-safe.
 */
final class FileAhead {

	private final FileKeeper keeper;

	private final AtomicReference<@Nullable OpenFile> file = new AtomicReference<>();

	FileAhead(FileKeeper keeper) {
		this.keeper = keeper;
	}

	/** Called without the buffer's lock, on the helper's thread. */
	void open() {
		if (this.file.get() == null && this.keeper.guard().isWorking()) {
			try {
				keep(this.keeper.guard().createFile());
			}
			catch (IOException ex) {
				// Whoever needs a file will see.
			}
		}
	}

	void keep(OpenFile file) {
		if (!this.file.compareAndSet(null, file)) {
			this.keeper.throwAway(file);
		}
	}

	/**
	 * Takes the file for a batch. While it was being opened, one that could not wait for
	 * it may have got another; the names of files tell their order.
	 * @param latest the name of the last file that a batch has got
	 * @return {@code null} if there is none that is fit for use
	 */
	@Nullable OpenFile take(String latest) {
		OpenFile taken = this.file.getAndSet(null);
		if (taken != null && taken.place().name().compareTo(latest) < 0) {
			this.keeper.throwAway(taken);
			taken = null;
		}
		return taken;
	}

	/** Nothing is opened ahead from now on, until a file is needed. */
	void drop() {
		OpenFile dropped = this.file.getAndSet(null);
		if (dropped != null) {
			this.keeper.throwAway(dropped);
		}
	}

}
