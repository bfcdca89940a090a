package io.github.cloudwatchlogging.buffer;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;

/**
 * What threads that log, threads that deliver and threads that wait for the end share.
 * Everything but the final fields is guarded by the monitor of this object; whoever
 * changes what others may wait for notifies them all. One monitor, so that the figures of
 * any moment add up; and only for moments: no thread formats, does I/O or waits for room
 * while it holds it. A monitor, because the JVM releases it whatever happens: a
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
			notifyAll();
		}
	}

	void seal(CutReason reason) {
		this.queues.seal(reason);
		notifyAll();
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
		notifyAll();
	}

	/** Drops a batch that the service might have taken, or has. */
	void giveUp(Batch batch, DropReason reason) {
		DestinationQueue queue = this.queues.of(batch);
		queue.forget(batch);
		queue.dropped(batch.outcomeUnknown() ? DropReason.OUTCOME_UNKNOWN : reason, batch);
		free(batch);
		notifyAll();
	}

}
