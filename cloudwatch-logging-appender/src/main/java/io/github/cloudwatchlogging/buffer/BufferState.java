package io.github.cloudwatchlogging.buffer;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;

/**
 * What threads that log, threads that deliver and threads that wait for the end share.
 * Everything but the final fields is guarded by {@link #lock}. One lock, so that the
 * figures of any moment add up; and only for moments: no thread formats, does I/O or
 * waits for room while it holds it.
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

	final ReentrantLock lock = new ReentrantLock();

	/** A batch may have become due earlier than a delivery thread knows. */
	final Condition due = this.lock.newCondition();

	/** Memory has become free, or the end has begun. */
	final Condition room = this.lock.newCondition();

	/** The outcome of a batch is known. */
	final Condition settled = this.lock.newCondition();

	final DestinationQueues queues = new DestinationQueues();

	final Ticker ticker;

	final long capacity;

	final long holdUntil;

	Phase phase = Phase.HOLDING;

	long linger;

	long nextSequence;

	/** How many threads wait until everything is delivered. */
	int drains;

	private long allocated;

	BufferState(long capacity, long holdNanos, Ticker ticker) {
		this.capacity = capacity;
		this.ticker = ticker;
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
			this.due.signalAll();
		}
	}

	void seal(CutReason reason) {
		this.queues.seal(reason);
		this.due.signalAll();
	}

	long allocated() {
		return this.allocated;
	}

	boolean fits(long bytes) {
		return this.allocated + bytes <= this.capacity;
	}

	void allocate(long bytes) {
		this.allocated += bytes;
		if (this.allocated > this.capacity / 2) {
			release();
		}
	}

	void free(Batch batch) {
		this.allocated -= batch.memory();
		this.room.signalAll();
	}

	/** Drops a batch that the service might have taken, or has. */
	void giveUp(Batch batch, DropReason reason) {
		DestinationQueue queue = this.queues.of(batch);
		queue.forget(batch);
		queue.dropped(batch.outcomeUnknown() ? DropReason.OUTCOME_UNKNOWN : reason, batch);
		free(batch);
		this.settled.signalAll();
	}

}
