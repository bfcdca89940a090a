package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cloudwatchlogging.file.BatchDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Deletes files that are settled, and lets go of directories when nothing in them is
 * needed any more. Thread-safe, with a lock of its own, which threads that log never wait
 * for; the buffer's lock may be held.
 */
final class FileDisposal {

	private final BufferState state;

	private final FileKeeper keeper;

	/** Files that could not be deleted, and what is counted for them. */
	private final Map<FilePlace, Long> undeleted = new HashMap<>();

	/** Directories that are not closed. */
	private final Set<SharedDirectory> directories = new HashSet<>();

	private boolean ended;

	FileDisposal(BufferState state, FileKeeper keeper) {
		this.state = state;
		this.keeper = keeper;
	}

	/** The file of a batch is settled; its bytes are counted until it is gone. */
	void delete(FilePlace place, long bytes) {
		this.keeper.executeLater(() -> deleteNow(place, bytes));
	}

	/** Called without the buffer's lock. */
	void deleteNow(FilePlace place, long bytes) {
		try {
			place.directory().delete(place.name());
			giveBack(bytes);
			synchronized (this) {
				this.undeleted.remove(place);
			}
			leave(place.shared());
		}
		catch (IOException ex) {
			synchronized (this) {
				this.undeleted.put(place, bytes);
			}
		}
	}

	/** Tries again what has failed. Called now and then, without the buffer's lock. */
	void retry() {
		Map<FilePlace, Long> again;
		synchronized (this) {
			again = Map.copyOf(this.undeleted);
		}
		again.forEach(this::deleteNow);
	}

	/** Whether there are files that could be neither emptied nor deleted. */
	synchronized boolean isStuck() {
		return this.undeleted.values().stream().anyMatch((bytes) -> bytes > 0);
	}

	void giveBack(long bytes) {
		if (bytes > 0) {
			synchronized (this.state) {
				this.state.disk.giveBack(bytes);
				this.state.notifyAll();
			}
		}
	}

	/**
	 * A directory that this process has now.
	 * @return the directory, which the caller has to {@linkplain #leave leave};
	 * {@code null} if it is too late: nobody else would close it
	 */
	synchronized @Nullable SharedDirectory open(BatchDirectory directory) {
		if (this.ended) {
			return null;
		}
		SharedDirectory shared = new SharedDirectory(directory);
		this.directories.add(shared);
		return shared;
	}

	/** Called without the buffer's lock. */
	void leave(SharedDirectory directory) {
		if (directory.leave()) {
			synchronized (this) {
				this.directories.remove(directory);
			}
		}
	}

	/** Another process may have what is left. Called without the buffer's lock. */
	void end() {
		retry();
		List<SharedDirectory> left;
		synchronized (this) {
			this.ended = true;
			left = List.copyOf(this.directories);
		}
		left.forEach((each) -> each.directory().close());
	}

}
