package io.github.cloudwatchlogging.buffer;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

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

	private final Gate gate = new Gate();

	private final Admission admission;

	private final @Nullable FileKeeper keeper;

	private final @Nullable Backlog backlog;

	/**
	 * Creates a buffer that hands out nothing until {@link #release} is called, half of
	 * its capacity is taken, or the time is over.
	 * @param config how much it holds, and what happens when that is too little
	 * @param holdNanos how long to hold events back at most
	 * @param ticker measures waits and ages
	 * @param clock tells where the present is, after which no stream is told of a gap
	 */
	public LogBuffer(BufferConfig config, long holdNanos, Ticker ticker, Clock clock) {
		this(config, null, holdNanos, ticker, clock);
	}

	/**
	 * Creates a buffer that keeps events on disk, as long as the disk takes them.
	 * @param config how much it holds in memory otherwise, and what happens when there is
	 * no room
	 * @param disk where and how events are kept on disk, {@code null} for not at all
	 * @param holdNanos how long to hold events back at most
	 * @param ticker measures waits and ages
	 * @param clock tells where the present is
	 */
	public LogBuffer(BufferConfig config, @Nullable DiskSetup disk, long holdNanos, Ticker ticker, Clock clock) {
		this.state = new BufferState(config.maxBytes(), (disk != null) ? disk.maxBytes() : 0, holdNanos, ticker);
		this.keeper = (disk != null) ? new FileKeeper(this.state, disk) : null;
		this.backlog = (disk != null && this.keeper != null) ? new Backlog(this.state, disk, this.keeper, clock) : null;
		this.admission = new Admission(this.state, config, new BatchStore(this.state, this.keeper), this.gate);
		GapMarkers markers = new GapMarkers(this.state, this.admission, clock);
		this.outlet = new BatchOutlet(this.state, markers);
		this.drain = new Drain(this.state, markers);
	}

	public BatchOutlet outlet() {
		return this.outlet;
	}

	public Drain drain() {
		return this.drain;
	}

	/**
	 * What is done every second or so, on a thread of its own: has delivered what dead
	 * processes have left on disk.
	 * @return the task, which ends early once the buffer is closed; {@code null} if
	 * nothing is kept on disk
	 */
	public @Nullable Runnable recovery() {
		return this.backlog;
	}

	/**
	 * What is done on the helper's thread every second or so.
	 * @return the task; {@code null} if nothing is kept on disk
	 */
	public @Nullable Runnable diskCheck() {
		return (this.keeper != null) ? this.keeper.guard()::check : null;
	}

	/**
	 * What is done on the helper's thread as often as what was logged has to reach the
	 * disk itself.
	 * @return the task; {@code null} if nothing is kept on disk
	 */
	public @Nullable Runnable diskSync() {
		return (this.keeper != null) ? this.keeper::sync : null;
	}

	/**
	 * Lets go of the files once the delivery has ended: another process may have them.
	 */
	public void leaveDisk() {
		if (this.keeper != null) {
			this.keeper.end();
		}
	}

	/**
	 * Sets what holds for batches that are opened from now on.
	 * @param limits what a batch may hold; a quarter of the capacity at most, so that
	 * giving up one batch does not give up everything
	 * @param lingerNanos how long a batch may fill
	 */
	public void configure(BatchLimits limits, long lingerNanos) {
		synchronized (this.state) {
			this.admission.limits(limits);
			this.state.linger = lingerNanos;
			this.state.delivery.all();
		}
	}

	/**
	 * Ends the hold. Has no effect the second time.
	 */
	public void release() {
		synchronized (this.state) {
			this.state.release();
		}
	}

	/**
	 * Limits how long threads that log wait for room or delivery, all waiting taken
	 * together: for the end of the JVM, which must not wait for ever because the thread
	 * that brings it about logs. Has no effect the second time.
	 * @param nanos from now on
	 */
	public void limitWaits(long nanos) {
		synchronized (this.state) {
			this.state.limitWaits(nanos);
		}
	}

	/**
	 * How long threads that log have waited for room since that was limited.
	 * @return nanoseconds
	 */
	public long waitedNanos() {
		synchronized (this.state) {
			return this.state.waitedNanos();
		}
	}

	/**
	 * Accepts an event. Waits for nothing but the lock, and for room only with
	 * {@link io.github.cloudwatchlogging.OverflowPolicy#BLOCK}.
	 * @param key where the event goes
	 * @param timestamp milliseconds since 1970-01-01T00:00:00Z, not negative
	 * @param level the event's level
	 * @param message the encoded message, which is copied
	 * @param length how many bytes of it to take, at least one
	 */
	public void append(DestinationKey key, long timestamp, EventLevel level, byte[] message, int length) {
		ReentrantLock entered = this.gate.enter();
		try {
			synchronized (this.state) {
				this.admission.entered(entered);
				this.admission.append(this.state.queue(key), timestamp, level, message, length);
			}
		}
		finally {
			this.gate.leave(entered);
		}
	}

	/**
	 * Counts an event that was accepted but cannot be stored.
	 * @param key where the event would have gone
	 * @param level the event's level
	 * @param reason why it cannot be stored
	 */
	public void refuse(DestinationKey key, EventLevel level, DropReason reason) {
		synchronized (this.state) {
			this.state.queue(key).ledger().refused(reason, level);
		}
	}

	/**
	 * How many events were rejected or dropped so far. Takes no lock, as it is asked
	 * after each call.
	 * @return the number, over all destinations
	 */
	public long losses() {
		return this.state.queues.losses().sum();
	}

	/**
	 * All figures of this moment.
	 * @param names where the events of a destination go, {@code null} if not yet known
	 * @return figures that add up
	 */
	public DeliveryStats snapshot(Function<DestinationKey, @Nullable Destination> names) {
		synchronized (this.state) {
			Budget budget = this.admission.budget();
			return new DeliveryStats(deliveryState(), budget.capacity(), budget.taken(), diskFailure(),
					this.state.queues.snapshot(this.state.ticker.nanos(), names));
		}
	}

	private @Nullable String diskFailure() {
		return (this.keeper != null) ? this.keeper.guard().obstacle() : null;
	}

	private DeliveryState deliveryState() {
		return switch (this.state.phase) {
			case HOLDING -> DeliveryState.HOLDING;
			case OPEN, CLOSING -> this.state.queues.anyFailing() ? DeliveryState.RETRYING : DeliveryState.DELIVERING;
			case CLOSED -> DeliveryState.CLOSED;
		};
	}

}
