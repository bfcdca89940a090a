package io.github.cloudwatchlogging.buffer;

import java.util.Optional;
import java.util.function.Function;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * Holds events from the moment they are accepted until their outcome is known, within one
 * budget of memory over all destinations. This is the side of the threads that log;
 * delivery threads use the {@link #outlet()}, and who waits for delivery the
 * {@link #drain()}.
 */
public final class LogBuffer {

	private final BufferState state;

	private final BatchOutlet outlet;

	private final Drain drain;

	private BatchLimits limits;

	/**
	 * Creates a buffer that hands out nothing until {@link #release} is called, half of
	 * its capacity is taken, or the time is over.
	 * @param capacity memory for events, in bytes
	 * @param holdNanos how long to hold events back at most
	 * @param ticker measures waits and ages
	 */
	public LogBuffer(long capacity, long holdNanos, Ticker ticker) {
		this.state = new BufferState(capacity, holdNanos, ticker);
		this.outlet = new BatchOutlet(this.state);
		this.drain = new Drain(this.state);
		this.limits = limited(BatchLimits.SERVICE);
	}

	public BatchOutlet outlet() {
		return this.outlet;
	}

	public Drain drain() {
		return this.drain;
	}

	/**
	 * Sets what holds for batches that are opened from now on.
	 * @param limits what a batch may hold; a quarter of the capacity at most, so that
	 * giving up one batch does not give up everything
	 * @param lingerNanos how long a batch may fill
	 */
	public void configure(BatchLimits limits, long lingerNanos) {
		this.state.lock.lock();
		try {
			this.limits = limited(limits);
			this.state.linger = lingerNanos;
			this.state.due.signalAll();
		}
		finally {
			this.state.lock.unlock();
		}
	}

	private BatchLimits limited(BatchLimits limits) {
		long quarter = Math.max(1, this.state.capacity / 4);
		return new BatchLimits(limits.maxEvents(), (int) Math.min(limits.maxBytes(), quarter));
	}

	/**
	 * Ends the hold. Has no effect the second time.
	 */
	public void release() {
		this.state.lock.lock();
		try {
			this.state.release();
		}
		finally {
			this.state.lock.unlock();
		}
	}

	/**
	 * Accepts an event. Waits for nothing but the lock. Where the budget is used up the
	 * oldest batch that is not being sent is given up; if that cannot make room, this
	 * event.
	 * @param key where the event goes
	 * @param timestamp milliseconds since 1970-01-01T00:00:00Z, not negative
	 * @param level the event's level
	 * @param message the encoded message, which is copied
	 * @param length how many bytes of it to take, at least one
	 */
	public void append(DestinationKey key, long timestamp, EventLevel level, byte[] message, int length) {
		this.state.lock.lock();
		try {
			DestinationQueue queue = this.state.queues.get(key, this.state.ticker.nanos());
			Batch batch = this.state.isClosed() ? null : batchFor(key, queue, timestamp, length);
			queue.ledger().accepted(level);
			if (batch != null) {
				batch.append(timestamp, level, message, length);
			}
			else {
				queue.ledger().dropped(this.state.isClosed() ? DropReason.CLOSED : DropReason.BUFFER_FULL, level);
			}
		}
		finally {
			this.state.lock.unlock();
		}
	}

	/**
	 * The batch that takes an event, with room for it; or {@code null}. What can fail for
	 * want of memory is done before anything is changed.
	 */
	private @Nullable Batch batchFor(DestinationKey key, DestinationQueue queue, long timestamp, int length) {
		Batch filling = queue.open();
		CutReason refusal = (filling != null) ? filling.refusal(timestamp, length) : null;
		if (refusal != null) {
			queue.seal(refusal);
			this.state.due.signal();
		}
		for (;;) {
			// The open batch may itself be the oldest and be given up.
			Batch open = queue.open();
			Batch batch = (open != null) ? open
					: new HeapBatch(key, this.limits, this.state.nextSequence, 0, this.state.ticker.nanos());
			long growth = batch.growth(length);
			if (this.state.fits(growth)) {
				batch.reserve(length);
				this.state.allocate(growth);
				if (open == null) {
					this.state.nextSequence++;
					queue.open(batch);
					this.state.due.signal();
				}
				return batch;
			}
			Optional<Batch> oldest = this.state.queues.oldest();
			if (oldest.isEmpty() || !canEverFit(length)) {
				return null;
			}
			oldest.get().seal(CutReason.PRESSURE);
			this.state.giveUp(oldest.get(), DropReason.BUFFER_FULL);
		}
	}

	/** Whether giving up everything that may be given up makes room for an event. */
	private boolean canEverFit(int length) {
		return this.state.queues.memoryInFlight() + HeapBatch.memoryFor(length) <= this.state.capacity;
	}

	/**
	 * Counts an event that was accepted but cannot be stored.
	 * @param key where the event would have gone
	 * @param level the event's level
	 * @param reason why it cannot be stored
	 */
	public void refuse(DestinationKey key, EventLevel level, DropReason reason) {
		this.state.lock.lock();
		try {
			EventLedger ledger = this.state.queues.get(key, this.state.ticker.nanos()).ledger();
			ledger.accepted(level);
			ledger.dropped(reason, level);
		}
		finally {
			this.state.lock.unlock();
		}
	}

	/**
	 * All figures of this moment.
	 * @param names where the events of a destination go, {@code null} if not yet known
	 * @return figures that add up
	 */
	public DeliveryStats snapshot(Function<DestinationKey, @Nullable Destination> names) {
		this.state.lock.lock();
		try {
			return new DeliveryStats(deliveryState(), this.state.capacity, this.state.allocated(),
					this.state.queues.snapshot(this.state.ticker.nanos(), names));
		}
		finally {
			this.state.lock.unlock();
		}
	}

	private DeliveryState deliveryState() {
		return switch (this.state.phase) {
			case HOLDING -> DeliveryState.HOLDING;
			case OPEN, CLOSING -> this.state.queues.anyFailing() ? DeliveryState.RETRYING : DeliveryState.DELIVERING;
			case CLOSED -> DeliveryState.CLOSED;
		};
	}

}
