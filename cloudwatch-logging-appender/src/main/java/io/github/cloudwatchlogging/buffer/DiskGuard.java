package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import io.github.cloudwatchlogging.CutReason;
import org.jspecify.annotations.Nullable;

/**
 * Watches the disk: has events kept in memory when it fails, and on disk again when it
 * works. It may be full, taken away, read-only, or its directory deleted; the application
 * goes on in any case.
 */
final class DiskGuard {

	/** As much as a few records: a disk that does not take it is no use. */
	private static final byte[] PROBE = new byte[4096];

	private final BufferState state;

	private final DiskSetup setup;

	private final FileKeeper files;

	private final OwnDirectory directory;

	private volatile boolean working;

	private volatile boolean ended;

	/** Why the disk does not work, as far as is known; guarded by the lock. */
	private @Nullable IOException failure;

	/** Events that were kept in memory since the disk has failed. */
	private long inMemory;

	private final DiskRoom room;

	DiskGuard(BufferState state, DiskSetup setup, FileKeeper files) {
		this.state = state;
		this.setup = setup;
		this.files = files;
		this.directory = new OwnDirectory(setup.directories(), files.disposal());
		this.room = new DiskRoom(state.disk, setup.directories());
	}

	/** Called on the thread that creates the buffer. */
	void begin() {
		this.working = true;
		try {
			this.directory.open();
			this.room.takeStock();
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	/** A file was set aside, or somebody may have deleted some. */
	void countSetAside() {
		synchronized (this.state) {
			boolean before = this.room.isLeft();
			try {
				this.room.takeStock();
				reportRoom(before);
			}
			catch (IOException ex) {
				failed(ex);
			}
		}
	}

	/** A file stays where it is, and is counted: somebody else may be able to read it. */
	void fixed(long bytes) {
		boolean before = this.room.isLeft();
		this.room.fixed(bytes);
		reportRoom(before);
	}

	private void reportRoom(boolean before) {
		String obstacle = this.room.obstacle();
		if (before && !this.room.isLeft() && obstacle != null) {
			this.state.notifyAll();
			this.files.execute(() -> this.setup.observer().onFailure(new IOException(obstacle)));
		}
		else if (!before && this.room.isLeft() && this.working) {
			reportReturn();
		}
	}

	private void reportReturn() {
		long missed = this.inMemory;
		this.inMemory = 0;
		this.state.notifyAll();
		// Behind what was reported before.
		this.files.execute(() -> this.setup.observer().onReturn(missed));
	}

	/** What files take that stay where they are. */
	long fixed() {
		return this.room.fixed();
	}

	boolean isWorking() {
		return this.working;
	}

	/** Whether new batches are kept on disk. */
	boolean isUsable() {
		return this.working && this.room.isUsable();
	}

	/** Whether they could be, if it were known what dead processes have left. */
	boolean isKnowledgeMissing() {
		return this.working && this.room.isLeft() && !this.room.isUsable();
	}

	/** Why they are not, {@code null} if they are. */
	@Nullable String obstacle() {
		if (this.working) {
			return this.room.obstacle();
		}
		return (this.failure != null) ? DiskFailureText.of(this.failure) : null;
	}

	private boolean hasRoom() {
		synchronized (this.state) {
			return this.room.isLeft();
		}
	}

	void unknown(long bytes) {
		this.room.unknown(bytes);
	}

	void countInMemory() {
		this.inMemory++;
	}

	/** May be called without the lock. */
	OpenFile createFile() throws IOException {
		return this.directory.createFile();
	}

	/** Has events kept in memory from now on. May be called without the lock. */
	void failed(IOException reason) {
		synchronized (this.state) {
			if (this.working) {
				this.working = false;
				this.failure = reason;
				// Who waits for room finds some in memory.
				this.state.notifyAll();
				this.files.ahead().drop();
				this.files.execute(() -> this.setup.observer().onFailure(reason));
			}
		}
	}

	/**
	 * Looks whether the disk is still there, or there again. Called every second or so,
	 * on the helper's thread, without the lock.
	 */
	void check() {
		if (this.ended) {
			return;
		}
		this.files.disposal().retry();
		boolean exists = this.directory.exists();
		if (this.working && !exists) {
			leave();
		}
		if (!hasRoom()) {
			countSetAside();
		}
		if (!this.working) {
			tryToReturn(exists);
		}
		else {
			restoreRescued();
		}
	}

	private void restoreRescued() {
		try {
			this.files.rescued().restore();
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	/** What is being written would not be found any more. */
	private void leave() {
		failed(new NoSuchFileException("the directory was deleted or moved"));
		synchronized (this.state) {
			this.state.queues.stream()
				.filter((queue) -> queue.open() instanceof FileBatch)
				.forEach((queue) -> this.state.seal(queue, CutReason.PRESSURE));
		}
	}

	private void tryToReturn(boolean exists) {
		try {
			if (!exists) {
				this.directory.open();
			}
			checkRoom();
			probe();
		}
		catch (IOException ex) {
			synchronized (this.state) {
				this.failure = ex;
			}
			this.files.execute(() -> this.setup.observer().onFailure(ex));
			return;
		}
		synchronized (this.state) {
			this.working = true;
			this.failure = null;
			if (this.room.isLeft()) {
				reportReturn();
			}
		}
	}

	/** Also where there is hardly any room left: nothing may be given up for a try. */
	private void probe() throws IOException {
		int length;
		synchronized (this.state) {
			length = (int) Math.max(0, Math.min(PROBE.length, this.state.disk.left()));
			this.state.disk.take(length);
		}
		OpenFile file = null;
		boolean empty = true;
		try {
			file = createFile();
			empty = false;
			file.writer().write(PROBE, length);
			file.writer().truncate(0);
			empty = true;
			this.files.ahead().keep(file);
		}
		finally {
			if (file == null || empty) {
				this.files.disposal().giveBack(length);
			}
			else {
				this.files.throwAway(file, length);
			}
		}
	}

	/** Where nothing can be given up any more, a full disk stays full. */
	private void checkRoom() throws IOException {
		synchronized (this.state) {
			this.room.takeStock();
			if (this.state.disk.isNearlyFull() && this.files.disposal().isStuck()) {
				throw new IOException("it is nearly full, and there are files that can be neither emptied nor deleted");
			}
		}
	}

	void syncDirectory() {
		try {
			this.directory.sync();
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	void end() {
		this.ended = true;
		synchronized (this.state) {
			this.working = false;
		}
		this.directory.leave();
	}

}
