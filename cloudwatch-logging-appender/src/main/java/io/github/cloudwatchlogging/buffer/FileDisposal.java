package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.file.BatchDirectory;

/**
 * Deletes files that are settled, and lets go of the directories of dead processes when
 * nothing is left in them. Its methods are called with the buffer's lock held, unless
 * they say otherwise.
 */
final class FileDisposal {

	private final BufferState state;

	private final FileKeeper keeper;

	/** Files that could not be deleted, and what is counted for them. */
	private final Map<FilePlace, Long> undeleted = new HashMap<>();

	/** How many files are left in the directories of dead processes. */
	private final Map<BatchDirectory, Integer> adopted = new HashMap<>();

	private boolean ended;

	FileDisposal(BufferState state, FileKeeper keeper) {
		this.state = state;
		this.keeper = keeper;
	}

	/** The file of a batch is settled; its bytes are counted until it is gone. */
	void delete(FilePlace place, long bytes) {
		this.keeper.execute(() -> deleteNow(place, bytes));
	}

	/** Called without the lock. */
	void deleteNow(FilePlace place, long bytes) {
		try {
			place.directory().delete(place.name());
			synchronized (this.state) {
				giveBack(bytes);
				this.undeleted.remove(place);
				gone(place);
			}
		}
		catch (IOException ex) {
			synchronized (this.state) {
				this.undeleted.put(place, bytes);
			}
		}
	}

	/** Tries again what has failed. Called now and then, without the lock. */
	void retry() {
		Map<FilePlace, Long> again;
		synchronized (this.state) {
			again = Map.copyOf(this.undeleted);
		}
		again.forEach(this::deleteNow);
	}

	void giveBack(long bytes) {
		this.state.disk.giveBack(bytes);
		this.state.notifyAll();
	}

	/**
	 * What a dead process has left behind: so many files.
	 * @return {@code false} if it is too late: nobody else closes the directory
	 */
	boolean adopted(BatchDirectory directory, int files) {
		if (!this.ended) {
			this.adopted.put(directory, files);
		}
		return !this.ended;
	}

	/** Lets go of a directory of a dead process when its last file is gone. */
	void gone(FilePlace place) {
		Integer left = this.adopted.computeIfPresent(place.directory(), (directory, count) -> count - 1);
		if (left != null && left == 0) {
			this.adopted.remove(place.directory());
			this.keeper.execute(place.directory()::close);
		}
	}

	/** Another process may have what is left. Called without the lock. */
	void end() {
		retry();
		List<BatchDirectory> directories;
		synchronized (this.state) {
			this.ended = true;
			directories = List.copyOf(this.adopted.keySet());
		}
		directories.forEach(BatchDirectory::close);
	}

}
