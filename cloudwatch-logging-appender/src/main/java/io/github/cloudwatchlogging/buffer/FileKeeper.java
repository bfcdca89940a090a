package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.BatchHeader;
import io.github.cloudwatchlogging.file.BatchWriter;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes the files of batches; as far as possible on the helper's thread, so
 * that no thread that logs waits for it. Its methods are called with the buffer's lock
 * held, unless they say otherwise.
 */
final class FileKeeper {

	/** Longer records are rare: each gets a frame of its own. */
	private static final int FRAME_BYTES = 64 * 1024;

	/**
	 * How many files may be open for writing. Where the helper does not keep up with
	 * closing them, the threads that log do it: the application needs descriptors, too.
	 */
	private static final int MAX_OPEN = 200;

	/** More than the header of a file takes, usually. */
	static final int HEADER_BYTES = 4 * 1024;

	private final BufferState state;

	private final DiskSetup setup;

	private final DiskGuard guard;

	private final FileDisposal disposal;

	private final FileAhead ahead;

	private final RescuedFiles rescued;

	/** The latest file that a batch has got: the names of files tell their order. */
	private String latest = "";

	/** Also used without the lock. */
	private final Set<OpenFile> open = ConcurrentHashMap.newKeySet();

	/** How many files were read. */
	private final AtomicLong filesRead = new AtomicLong();

	private final byte[] frame = new byte[FRAME_BYTES];

	FileKeeper(BufferState state, DiskSetup setup) {
		this.state = state;
		this.setup = setup;
		this.ahead = new FileAhead(this);
		this.rescued = new RescuedFiles(state, this, setup.sync());
		this.disposal = new FileDisposal(state, this);
		this.guard = new DiskGuard(state, setup, this);
		synchronized (state) {
			this.guard.begin();
		}
		execute(this.ahead::open);
	}

	DiskGuard guard() {
		return this.guard;
	}

	FileDisposal disposal() {
		return this.disposal;
	}

	FileAhead ahead() {
		return this.ahead;
	}

	RescuedFiles rescued() {
		return this.rescued;
	}

	byte[] header(DestinationKey key, long sequence) {
		return BatchFormat.header(new BatchHeader(sequence, this.setup.origins().apply(key)));
	}

	/** Bytes for a record, until the next one is made. */
	byte[] frame(int length) {
		return (length <= FRAME_BYTES) ? this.frame : new byte[length];
	}

	/**
	 * Opens a file for a batch.
	 * @throws DiskException if the disk does not take its header
	 */
	OpenFile open(byte[] header) {
		OpenFile file = null;
		try {
			file = next();
			file.writer().write(header, header.length);
			this.latest = file.place().name();
			this.open.add(file);
			execute(this.ahead::open);
			return file;
		}
		catch (IOException ex) {
			if (file != null) {
				// A part of the header may be there until the file is gone.
				this.state.disk.take(header.length);
				throwAway(file, header.length);
			}
			throw new DiskException(ex);
		}
	}

	private OpenFile next() throws IOException {
		OpenFile file = this.ahead.take(this.latest);
		return (file != null) ? file : this.guard.createFile();
	}

	/** Closes and deletes a file that holds nothing. May be called without the lock. */
	void throwAway(OpenFile file) {
		throwAway(file, 0);
	}

	/** The same for a file that so many bytes of the disk are counted for. */
	void throwAway(OpenFile file, long bytes) {
		execute(() -> throwAwayNow(file, bytes));
	}

	private void throwAwayNow(OpenFile file, long bytes) {
		closeQuietly(file);
		this.disposal.deleteNow(file.place(), bytes);
	}

	/**
	 * Closes the file of a batch that gets no more events.
	 * @param length how many bytes of it are the batch's
	 */
	void close(FileBatch batch, OpenFile file, int length) {
		if (this.open.size() > MAX_OPEN) {
			closeNow(batch, file, length);
		}
		else {
			executeLater(() -> closeNow(batch, file, length));
		}
	}

	private void closeNow(FileBatch batch, OpenFile file, int length) {
		byte[] rescued = null;
		try (BatchWriter writer = file.writer()) {
			if (!file.place().directory().exists()) {
				rescued = file.readBack(length);
			}
			else if (this.setup.sync()) {
				writer.sync();
			}
			// Before it is closed, so that nobody takes that for a failure.
			this.open.remove(file);
		}
		catch (IOException ex) {
			this.open.remove(file);
			// Whoever reads the file will see what is left of it.
			this.guard.failed(ex);
		}
		batch.content().closed(rescued);
		if (rescued != null) {
			this.rescued.add(batch);
		}
	}

	/**
	 * A file is left for another process, but takes so many bytes of the disk. Its
	 * directory is kept until the end, or it would be found again.
	 */
	void wasLeft(long bytes) {
		this.guard.fixed(bytes);
	}

	/** A file was set aside: another one may have made room for it. */
	void wasSetAside(FilePlace place, long bytes) {
		this.disposal.giveBack(bytes);
		this.guard.countSetAside();
		execute(() -> this.disposal.leave(place.shared()));
	}

	void free(FileBatch batch) {
		this.state.free(batch);
	}

	/** A file was read. Called without the lock. */
	void fileRead() {
		this.filesRead.incrementAndGet();
	}

	long filesRead() {
		return this.filesRead.get();
	}

	/**
	 * Has the disk itself take what was written so far, as far as that can be done.
	 * Called without the lock, on the helper's thread.
	 */
	void sync() {
		for (OpenFile file : this.open) {
			try {
				file.writer().sync();
			}
			catch (IOException ex) {
				// Somebody may have closed the file meanwhile, after he had it synced.
				if (this.open.contains(file)) {
					this.guard.failed(ex);
				}
			}
		}
		this.guard.syncDirectory();
	}

	/** Called without the lock, when nothing is accepted any more. */
	void end() {
		execute(() -> {
			// Not earlier: one may have been about to be opened.
			OpenFile unused = this.ahead.take("");
			if (unused != null) {
				throwAwayNow(unused, 0);
			}
			this.open.forEach(FileKeeper::closeQuietly);
			this.open.clear();
			try {
				new SplitFiles(this.state, this.setup.sync()).replace();
				if (this.setup.sync()) {
					this.guard.syncDirectory();
				}
			}
			finally {
				// Also where memory is out.
				this.guard.end();
				this.disposal.end();
			}
		});
	}

	private static void closeQuietly(OpenFile file) {
		try {
			file.writer().close();
		}
		catch (IOException ex) {
			// The operating system has what was written.
		}
	}

	void executeLater(Runnable task) {
		try {
			this.setup.helper().executeLater(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	void execute(Runnable task) {
		try {
			this.setup.helper().execute(task);
		}
		catch (RejectedExecutionException ex) {
			// The end has come: no other thread is left to do it.
			task.run();
		}
	}

}
