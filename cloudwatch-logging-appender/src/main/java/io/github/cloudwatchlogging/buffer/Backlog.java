package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * Changes nothing but what it is done with, so it may be killed at any moment. Runs again
 * and again, on a thread of its own: other processes die while this one lives, and the
 * disk may not give a file at first. Whatever ends one run, the next goes on with it.
 */
final class Backlog implements Runnable {

	/** The service refuses older events. */
	private static final Duration MAX_AGE = Duration.ofDays(14);

	/** How often it looks for processes that have died. */
	private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);

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

	/** Files that nobody has looked into yet, or could. */
	private final Deque<FoundFile> found = new ArrayDeque<>();

	private long nextLook;

	private long events;

	private long unreadable;

	Backlog(BufferState state, DiskSetup setup, FileKeeper files, Clock clock) {
		this.state = state;
		this.setup = setup;
		this.files = files;
		this.clock = clock;
		this.nextLook = state.ticker.nanos();
	}

	@Override
	public void run() {
		long now = this.state.ticker.nanos();
		try {
			if (now - this.nextLook >= 0) {
				this.nextLook = now + LOOK_NANOS;
				find();
			}
			adoptAll(now);
		}
		catch (IOException ex) {
			this.nextLook = now + RETRY_NANOS;
			if (this.files.guard().isWorking()) {
				// Else people are told of that.
				this.setup.observer().onUnreadable(ex);
			}
		}
		catch (InterruptedException ex) {
			// The end: what is left is for the next process.
			Thread.currentThread().interrupt();
		}
	}

	/** Counts what is there before anybody looks into it. */
	private void find() throws IOException {
		for (BatchDirectory directory : this.setup.directories().adopt()) {
			SharedDirectory shared = this.files.disposal().open(directory);
			if (shared == null) {
				directory.close();
				continue;
			}
			List<StoredFile> stored = list(directory);
			synchronized (this.state) {
				for (StoredFile file : stored) {
					shared.use();
					this.state.disk.take(file.length());
					this.files.guard().unknown(file.length());
					this.found.add(new FoundFile(new FilePlace(shared, file.name()), file.length()));
				}
			}
			this.files.disposal().leave(shared);
		}
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

	private void adoptAll(long now) throws InterruptedException {
		for (int left = this.found.size(); left > 0; left--) {
			FoundFile next = this.found.element();
			if (!next.isSettled() && next.isDue(now) && !adopt(next)) {
				return;
			}
			this.found.remove();
			if (!next.isSettled()) {
				this.found.add(next);
			}
		}
		if (this.events > 0 || this.unreadable > 0) {
			this.setup.observer().onRecovered(this.events, this.unreadable);
			this.events = 0;
			this.unreadable = 0;
		}
		if (this.found.isEmpty()) {
			this.origins.clear();
		}
	}

	/**
	 * Looks into a file.
	 * @return whether there is any use in going on
	 */
	private boolean adopt(FoundFile file) throws InterruptedException {
		Runnable outcome = look(file);
		synchronized (this.state) {
			while (isTooMuch() && !this.state.isClosed()) {
				this.state.wait();
			}
			if (this.state.isClosed()) {
				return false;
			}
			try {
				outcome.run();
			}
			finally {
				if (file.isSettled()) {
					this.files.guard().unknown(-file.length());
				}
			}
			this.state.notifyAll();
			this.state.delivery.one();
		}
		return true;
	}

	/**
	 * What waits must not fill the memory that live events may need. But where these are
	 * kept from the disk until all that is there is known, it may have the memory that
	 * they leave for files.
	 */
	private boolean isTooMuch() {
		return this.state.memory.isOverHalf()
				&& !(this.files.guard().isKnowledgeMissing() && this.state.memory.fits(FileBatch.OWN_BYTES)
						&& takenByFiles() + FileBatch.OWN_BYTES <= this.state.memoryForFiles);
	}

	private long takenByFiles() {
		return this.state.queues.sumIdle((batch) -> (batch.origin() != null) ? batch.memory() : 0);
	}

	/** Returns what is to be done with the file once the lock is there. */
	private Runnable look(FoundFile file) {
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
			long next = this.state.ticker.nanos() + RETRY_NANOS;
			return () -> {
				if (file.failed(next) >= ATTEMPTS) {
					leave(file);
				}
			};
		}
	}

	private void delete(FoundFile file) {
		file.settle();
		this.files.disposal().delete(file.place(), file.length());
	}

	/** For a later version, or for a time at which the file can be read. */
	private void leave(FoundFile file) {
		file.settle();
		this.files.wasLeft(file.length());
	}

	private void setAside(FoundFile file, long damaged) {
		file.settle();
		backlog().ledger().damaged(damaged);
		this.unreadable += damaged;
		try {
			file.place().directory().setAside(file.place().name());
			this.files.wasSetAside(file.place(), file.length());
		}
		catch (IOException ex) {
			leave(file);
		}
	}

	private void queue(FoundFile file, BatchContents contents) {
		long age = TimeUnit.MILLISECONDS
			.toNanos(Math.max(0, this.clock.millis() - contents.records().get(0).timestamp()));
		BatchOrigin origin = this.origins.computeIfAbsent(contents.header().origin(), (each) -> each);
		FileBatch batch = new FileBatch(file.place(), (int) file.length(), contents, origin, this.sequence,
				this.state.ticker.nanos() - age, this.files);
		DestinationQueue queue = this.state.queues.get(origin, this.state.ticker);
		// First what may fail for want of memory: then the next run does it again.
		queue.await(batch);
		file.settle();
		this.sequence++;
		queue.ledger().recovered(batch);
		queue.ledger().damaged(contents.damaged());
		this.events += batch.sourceEvents();
		this.unreadable += contents.damaged();
		this.files.disposal().giveBack(file.length());
		this.state.charge(batch);
		if (batch.latest() < this.clock.millis() - MAX_AGE.toMillis()) {
			queue.forget(batch);
			queue.ledger().rejected(RejectReason.TOO_OLD, batch);
			this.state.free(batch);
			this.state.queues.removed(batch);
		}
	}

	private DestinationQueue backlog() {
		return this.state.queue(DestinationKey.RECOVERED);
	}

}
