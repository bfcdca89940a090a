package io.github.cloudwatchlogging.buffer;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * What threads that log, threads that deliver and threads that wait for the end share.
 * Everything but the final fields is guarded by the monitor of this object; whoever
 * changes what others may wait for notifies them all. One monitor, so that the figures of
 * any moment add up; and only for moments: no thread formats, uses the network or waits
 * for room while it holds it. Where events are kept on disk they are written to it under
 * the monitor, in order: what comes behind a record that is not complete could not be
 * found again. A monitor, because the JVM releases it whatever happens: a
 * {@code StackOverflowError} of a program that recurses and logs may come in the midst of
 * a call to {@code unlock()}, too.
 */
final class BufferState {

	enum Phase {

		/** Events gather, nothing is handed out. */
		HOLDING,

		OPEN,

		/** Nothing is accepted, what is there is handed out. */
		CLOSING,

		CLOSED

	}

	/** Waiting takes real time, also where a test moves the ticker. */
	private static final Ticker REAL_TIME = Ticker.system();

	final DestinationQueues queues = new DestinationQueues();

	/** For threads that deliver. Threads that wait for room or delivery wait here. */
	final DeliverySignal delivery;

	final Ticker ticker;

	/** What batches may take of the heap. */
	final Budget memory;

	/** What they may take of the disk; nothing if there is none for them. */
	final Budget disk;

	/**
	 * Memory that is left for batches on disk, so that a disk that works again after the
	 * memory was filled can be used.
	 */
	final long memoryForFiles;

	final long holdUntil;

	/** What live events take while they are held back. */
	private long heldInMemory;

	private long heldOnDisk;

	Phase phase = Phase.HOLDING;

	long linger;

	long nextSequence;

	/** How many threads wait until everything is delivered. */
	int drains;

	/** When the last thread that logs stops waiting; {@code null} for never. */
	private @Nullable Long waitsEnd;

	private long waitsLimitedAt;

	private long lastWaitEnded;

	BufferState(long maxMemory, long maxDisk, long holdNanos, Ticker ticker) {
		this.memory = new Budget(maxMemory);
		this.disk = new Budget(maxDisk);
		this.memoryForFiles = (maxDisk > 0) ? maxMemory / 8 : 0;
		this.ticker = ticker;
		this.delivery = new DeliverySignal(ticker);
		this.holdUntil = ticker.nanos() + holdNanos;
		queue(DestinationKey.DEFAULT);
	}

	DestinationQueue queue(DestinationKey key) {
		return this.queues.get(key, this.ticker);
	}

	boolean isClosed() {
		return this.phase == Phase.CLOSING || this.phase == Phase.CLOSED;
	}

	boolean isDraining() {
		return this.drains > 0 || isClosed();
	}

	/**
	 * Waits until something has changed, or the time is over; lets go of the monitor
	 * meanwhile.
	 * @return how much of the time is left
	 */
	long awaitChange(long nanos) throws InterruptedException {
		long start = REAL_TIME.nanos();
		TimeUnit.NANOSECONDS.timedWait(this, nanos);
		return nanos - (REAL_TIME.nanos() - start);
	}

	/** From now on no thread that logs waits longer than this in all. */
	void limitWaits(long nanos) {
		if (this.waitsEnd == null) {
			this.waitsLimitedAt = this.ticker.nanos();
			this.lastWaitEnded = this.waitsLimitedAt;
			this.waitsEnd = this.waitsLimitedAt + nanos;
			notifyAll();
		}
	}

	/** How long a thread that logs may wait, if it would wait so long. */
	long patience(long nanos) {
		return (this.waitsEnd != null) ? Math.min(nanos, this.waitsEnd - this.ticker.nanos()) : nanos;
	}

	/** A thread that logs has waited. */
	void waited() {
		this.lastWaitEnded = (this.waitsEnd != null) ? this.ticker.nanos() : 0;
	}

	/** How long threads that log have waited since their waiting was limited. */
	long waitedNanos() {
		return (this.waitsEnd != null) ? this.lastWaitEnded - this.waitsLimitedAt : 0;
	}

	/** The queue whose batch should be sent next, if one should be now. */
	Optional<DestinationQueue> due() {
		return this.queues.due(this.ticker.nanos(), this.linger, isDraining());
	}

	boolean isHolding() {
		if (this.phase == Phase.HOLDING && this.ticker.nanos() - this.holdUntil >= 0) {
			release();
		}
		return this.phase == Phase.HOLDING;
	}

	void release() {
		if (this.phase == Phase.HOLDING) {
			this.phase = Phase.OPEN;
			this.delivery.all();
		}
	}

	/** Closes the open batch of a queue, if there is one. */
	void seal(DestinationQueue queue, CutReason reason) {
		Batch open = queue.open();
		if (open != null) {
			try {
				queue.seal(reason);
			}
			finally {
				charge(open);
			}
			this.delivery.one();
		}
	}

	/**
	 * Hands out the batch of a queue that is due; {@code null} if sealing it has given it
	 * up.
	 */
	@Nullable Batch take(DestinationQueue queue) {
		Batch next = queue.next();
		if (next == null || next.attempts().isSuspected()) {
			seal(queue, queue.isHurried() ? CutReason.FLUSH : CutReason.LINGER);
		}
		return (queue.next() != null) ? queue.take() : null;
	}

	boolean fits(Batch batch, int length) {
		long reserved = (batch.file() != null) ? 0 : this.memoryForFiles;
		long disk = batch.diskGrowth(length);
		// What is there already may take more than the limit: that is no matter of the
		// memory.
		return this.memory.fits(reserved + batch.growth(length)) && (disk == 0 || this.disk.fits(disk));
	}

	boolean isOverHalf() {
		return this.memory.isOverHalf() || this.disk.isOverHalf();
	}

	/** Counts what a batch takes, after each change of it. */
	void charge(Batch batch) {
		long memoryBefore = this.memory.taken();
		long diskBefore = this.disk.taken();
		batch.charge().update(batch, this.memory, this.disk);
		if (this.phase == Phase.HOLDING && batch.origin() == null) {
			this.heldInMemory += this.memory.taken() - memoryBefore;
			this.heldOnDisk += this.disk.taken() - diskBefore;
			if (isHalf(this.heldInMemory, this.memory) || isHalf(this.heldOnDisk, this.disk)) {
				release();
			}
		}
	}

	/** Of what dead processes have left of the budget. */
	private static boolean isHalf(long held, Budget budget) {
		return held > Math.max(0, (budget.left() + held) / 2);
	}

	/** What became of a batch is known. */
	void free(Batch batch) {
		if (batch.charge().end(this.memory)) {
			batch.discard();
		}
		notifyAll();
	}

	/** Drops a batch that the service might have taken, or has. */
	void giveUp(Batch batch, DropReason reason) {
		DestinationQueue queue = this.queues.of(batch);
		queue.forget(batch);
		queue.dropped(batch.attempts().outcomeUnknown() ? DropReason.OUTCOME_UNKNOWN : reason, batch);
		free(batch);
		this.queues.removed(batch);
		notifyAll();
	}

}
