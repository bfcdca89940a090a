package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.file.BatchContents;
import io.github.cloudwatchlogging.file.BatchDirectory;
import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.BatchOrigin;
import io.github.cloudwatchlogging.file.StoredFile;
import io.github.cloudwatchlogging.file.UnreadableBatchException;

/**
 * Finds what dead processes of this application have left on disk, and has it delivered.
 * Changes nothing but what it is done with, so it may be killed at any moment. Runs once,
 * on a thread of its own; what the disk does not give then is looked into again by the
 * helper.
 */
final class Backlog implements Runnable {

	/** The service refuses older events. */
	private static final Duration MAX_AGE = Duration.ofDays(14);

	/** How often a file is looked into that the disk does not give. */
	private static final int ATTEMPTS = 10;

	private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final BufferState state;

	private final DiskSetup setup;

	private final FileKeeper files;

	private final Clock clock;

	/** What was left behind comes before all that is logged now. */
	private long sequence = Long.MIN_VALUE;

	/** Many batches share the same one. */
	private final Map<BatchOrigin, BatchOrigin> origins = new HashMap<>();

	/** Files that the disk has not given, perhaps for want of descriptors. */
	private volatile List<Claimed> unread = List.of();

	private volatile long lookedAt;

	private int attempt;

	private long events;

	private long unreadable;

	Backlog(BufferState state, DiskSetup setup, FileKeeper files, Clock clock) {
		this.state = state;
		this.setup = setup;
		this.files = files;
		this.clock = clock;
	}

	@Override
	public void run() {
		try {
			adopt(claim(this.setup.directories().adopt()));
		}
		catch (IOException ex) {
			this.setup.observer().onUnreadable(ex);
		}
		catch (InterruptedException ex) {
			// The end: what is left is for the next process.
		}
	}

	/**
	 * Looks once more into files that the disk has not given. Called now and then by one
	 * thread, which does not wait for room.
	 */
	void lookAgain() {
		List<Claimed> again = this.unread;
		long now = this.state.ticker.nanos();
		if (again.isEmpty() || now - this.lookedAt < RETRY_NANOS || isShort()) {
			return;
		}
		try {
			adopt(again);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isShort() {
		synchronized (this.state) {
			return this.state.memory.isOverHalf();
		}
	}

	private void adopt(List<Claimed> files) throws InterruptedException {
		long events = this.events;
		long unreadable = this.unreadable;
		this.attempt++;
		List<Claimed> unread = new ArrayList<>();
		for (Claimed each : files) {
			if (!adopt(each, unread)) {
				return;
			}
		}
		this.lookedAt = this.state.ticker.nanos();
		this.unread = unread;
		if (this.events > events || this.unreadable > unreadable) {
			this.setup.observer().onRecovered(this.events - events, this.unreadable - unreadable);
		}
	}

	/** Counts what is there before anybody looks into it. */
	private List<Claimed> claim(List<BatchDirectory> directories) {
		List<Claimed> claimed = new ArrayList<>();
		for (BatchDirectory directory : directories) {
			List<StoredFile> found = list(directory);
			synchronized (this.state) {
				if (!this.files.disposal().adopted(directory, found.size())) {
					directory.close();
					continue;
				}
				for (StoredFile file : found) {
					this.state.disk.take(file.length());
					this.files.guard().unknown(file.length());
					claimed.add(new Claimed(new FilePlace(directory, file.name()), file.length()));
				}
			}
		}
		return claimed;
	}

	private List<StoredFile> list(BatchDirectory directory) {
		try {
			return directory.list();
		}
		catch (IOException ex) {
			this.setup.observer().onUnreadable(ex);
			return List.of();
		}
	}

	/**
	 * Looks into a file.
	 * @return whether there is any use in going on
	 */
	private boolean adopt(Claimed file, List<Claimed> unread) throws InterruptedException {
		Found found = look(file, unread);
		synchronized (this.state) {
			// What waits must not fill the memory that live events may need.
			while (this.state.memory.isOverHalf() && !this.state.isClosed()) {
				this.state.wait();
			}
			if (this.state.isClosed()) {
				return false;
			}
			this.files.guard().unknown(-file.length());
			found.settle();
			this.state.notifyAll();
		}
		return true;
	}

	private Found look(Claimed file, List<Claimed> unread) {
		FilePlace place = file.place();
		try {
			byte[] bytes = place.directory().read(place.name(), BatchFormat.MAX_FILE_BYTES + 1);
			BatchContents contents = BatchFormat.read(bytes);
			if (contents.records().isEmpty()) {
				return (contents.damaged() > 0) ? () -> setAside(file, contents.damaged()) : () -> delete(file);
			}
			return () -> queue(file, contents);
		}
		catch (UnreadableBatchException ex) {
			if (ex.isEmpty()) {
				return () -> delete(file);
			}
			this.setup.observer().onUnreadable(ex);
			return ex.isFuture() ? () -> leave(file) : () -> setAside(file, ex.records());
		}
		catch (NoSuchFileException ex) {
			// Somebody has deleted it.
			return () -> delete(file);
		}
		catch (IOException ex) {
			this.setup.observer().onUnreadable(ex);
			return (this.attempt < ATTEMPTS) ? () -> retry(file, unread) : () -> leave(file);
		}
	}

	private void retry(Claimed file, List<Claimed> unread) {
		this.files.guard().unknown(file.length());
		unread.add(file);
	}

	private void delete(Claimed file) {
		this.files.disposal().delete(file.place(), file.length());
	}

	/** For a later version, or for a time at which the file can be read. */
	private void leave(Claimed file) {
		this.files.wasLeft(file.place(), file.length());
	}

	private void setAside(Claimed file, long damaged) {
		backlog().ledger().damaged(damaged);
		this.unreadable += damaged;
		try {
			file.place().directory().setAside(file.place().name());
			this.files.wasLeft(file.place(), file.length());
		}
		catch (IOException ex) {
			leave(file);
		}
	}

	private void queue(Claimed file, BatchContents contents) {
		long age = TimeUnit.MILLISECONDS
			.toNanos(Math.max(0, this.clock.millis() - contents.records().get(0).timestamp()));
		BatchOrigin origin = this.origins.computeIfAbsent(contents.header().origin(), (each) -> each);
		FileBatch batch = new FileBatch(file.place(), (int) file.length(), contents, origin, this.sequence++,
				this.state.ticker.nanos() - age, this.files);
		DestinationQueue queue = this.state.queues.get(origin, this.state.ticker);
		queue.ledger().recovered(batch);
		queue.ledger().damaged(contents.damaged());
		this.events += batch.sourceEvents();
		this.unreadable += contents.damaged();
		this.files.disposal().giveBack(file.length());
		this.state.charge(batch);
		if (batch.latest() < this.clock.millis() - MAX_AGE.toMillis()) {
			queue.ledger().rejected(RejectReason.TOO_OLD, batch);
			this.state.free(batch);
			this.state.queues.removed(batch);
		}
		else {
			queue.await(batch);
		}
	}

	private DestinationQueue backlog() {
		return this.state.queue(DestinationKey.RECOVERED);
	}

	/** What is to be done with a file once the lock is there. */
	private interface Found {

		void settle();

	}

	/**
	 * A file that no other process will look into.
	 *
	 * @param place where it is
	 * @param length how many bytes are counted for it
	 */
	private record Claimed(FilePlace place, long length) {
	}

}
