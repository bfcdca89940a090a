package io.github.cloudwatchlogging.buffer;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Finds room for an event, by the policy for a full buffer. Called with the buffer's lock
 * held; only waiting for room lets go of it.
 */
final class Admission {

	private static final long REFUSALS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final BufferState state;

	private final BufferConfig config;

	private final BatchStore batches;

	private final Gate gate;

	private BatchLimits limits = BatchLimits.SERVICE;

	private @Nullable ReentrantLock entered;

	/** Before it no refused event looks for a batch to seal. */
	private long nextRefusal;

	Admission(BufferState state, BufferConfig config, BatchStore batches, Gate gate) {
		this.state = state;
		this.config = config;
		this.batches = batches;
		this.gate = gate;
		this.nextRefusal = state.ticker.nanos();
	}

	/** What the thread that has the lock leaves before it waits. */
	void entered(@Nullable ReentrantLock entered) {
		this.entered = entered;
	}

	void limits(BatchLimits limits) {
		this.limits = limits;
	}

	/** What is left for new batches. */
	Budget budget() {
		return this.batches.budget();
	}

	/** Puts an event into a batch, or counts it as dropped. */
	void append(DestinationQueue queue, long timestamp, EventLevel level, byte[] message, int length) {
		for (;;) {
			Room room = admit(queue, level, timestamp, length);
			Batch batch = room.batch();
			if (batch == null) {
				queue.refused(Objects.requireNonNull(room.refusal()), level, timestamp);
				return;
			}
			try {
				batch.append(timestamp, level, message, length, queue.ledger().accepted());
				this.batches.appended(batch);
				return;
			}
			catch (DiskException ex) {
				this.batches.failed(queue, ex);
			}
		}
	}

	void appendMarker(DestinationQueue queue, Batch batch, byte[] message) {
		Gap gap = queue.takeGap();
		try {
			batch.appendMarker(gap, message);
			this.state.charge(batch);
		}
		catch (DiskException ex) {
			queue.gap().add(gap);
			this.batches.failed(queue, ex);
		}
	}

	/**
	 * The batch that takes an event, with memory reserved for it; or the reason why there
	 * is none. An interrupt of a thread that waits is kept for later: it is meant for
	 * what the thread does, not for what it logs.
	 */
	Room admit(DestinationQueue queue, EventLevel level, long timestamp, int length) {
		boolean interrupted = false;
		boolean late = false;
		long deadline = 0;
		try {
			for (;;) {
				if (this.state.isClosed()) {
					return Room.none(DropReason.CLOSED);
				}
				if (isShed(level)) {
					sealOldestForRefused();
					return Room.none(DropReason.SHED);
				}
				Batch batch = reserve(queue, timestamp, length);
				if (batch != null) {
					return Room.in(batch);
				}
				if (!makeRoom(queue, length) || late) {
					return Room.none(DropReason.BUFFER_FULL);
				}
				if (this.config.whenFull() == OverflowPolicy.BLOCK) {
					long now = this.state.ticker.nanos();
					deadline = (deadline != 0) ? deadline
							: now + TimeUnit.NANOSECONDS.convert(this.config.blockTimeout());
					try {
						// There may be room all the same, as the lock has to be waited
						// for, too.
						late = !awaitRoom(deadline - now);
					}
					catch (InterruptedException ex) {
						interrupted = true;
					}
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private boolean isShed(EventLevel level) {
		return this.config.shedBelow() != null && level.compareTo(this.config.shedBelow()) < 0
				&& this.config.whenFull() != OverflowPolicy.BLOCK && budget().isNearlyFull();
	}

	/**
	 * The batch that takes an event, with memory reserved for it, or {@code null}. What
	 * can fail for want of memory is done before anything is changed.
	 */
	@Nullable Batch reserve(DestinationQueue queue, long timestamp, int length) {
		for (;;) {
			Batch open = open(queue, timestamp, length);
			Batch batch = (open != null) ? open : this.batches.create(queue.key(), this.limits);
			if (!this.state.fits(batch, length)) {
				return null;
			}
			try {
				batch.reserve(length);
			}
			catch (DiskException ex) {
				this.batches.failed(queue, ex);
				continue;
			}
			if (open == null) {
				relievePressure();
				this.state.nextSequence++;
				queue.open(batch);
				if (!queue.isWatched()) {
					this.state.delivery.one();
				}
			}
			this.state.charge(batch);
			return batch;
		}
	}

	/** The batch that fills, if the event can be added to it. */
	private @Nullable Batch open(DestinationQueue queue, long timestamp, int length) {
		Batch open = queue.open();
		if (open == null) {
			return null;
		}
		CutReason refusal = this.batches.isOutdated(open) ? CutReason.PRESSURE : open.refusal(timestamp, length);
		if (refusal != null) {
			this.state.seal(queue, refusal);
		}
		return queue.open();
	}

	/**
	 * Many destinations may fill the buffer although none fills a batch. What dead
	 * processes have left there is no reason to end the hold.
	 */
	private void relievePressure() {
		if (this.state.isOverHalf() && !this.state.isHolding()) {
			sealOldest();
		}
	}

	/**
	 * Makes sure that something can be sent. Not where something can be already: to seal
	 * batches that are hardly filled would waste the rest of their memory.
	 */
	private void sealOldest() {
		this.state.release();
		if (this.state.due().isEmpty()) {
			this.state.queues.oldestToSeal(this.state.ticker.nanos())
				.ifPresent((oldest) -> this.state.seal(this.state.queues.of(oldest), CutReason.PRESSURE));
		}
	}

	/** The same for events that are refused: there may be very many in a short time. */
	private void sealOldestForRefused() {
		long now = this.state.ticker.nanos();
		if (now - this.nextRefusal >= 0) {
			this.nextRefusal = now + REFUSALS_NANOS;
			sealOldest();
		}
	}

	/** Whether another try makes sense. */
	private boolean makeRoom(DestinationQueue queue, int length) {
		if (this.batches.isTooLong(length)) {
			return false;
		}
		return switch (this.config.whenFull()) {
			case DROP_OLDEST -> giveUpOldest(this.batches.shortage(queue.open(), length));
			case DROP_NEWEST -> {
				sealOldestForRefused();
				yield false;
			}
			case BLOCK -> {
				sealOldest();
				yield true;
			}
		};
	}

	private boolean giveUpOldest(Shortage shortage) {
		Optional<Batch> oldest = this.state.queues.oldestToGiveUp(shortage::isEasedBy);
		if (oldest.isEmpty() || !shortage.canBeEnded()) {
			return false;
		}
		this.state.giveUp(oldest.get(), DropReason.BUFFER_FULL);
		return true;
	}

	private boolean awaitRoom(long nanos) throws InterruptedException {
		// There may be room enough for what others log.
		this.gate.leave(this.entered);
		long patience = this.state.patience(this.config.blockTimeout().isZero() ? Long.MAX_VALUE : nanos);
		try {
			if (patience == Long.MAX_VALUE) {
				this.state.wait();
				return true;
			}
			return patience > 0 && this.state.awaitChange(patience) > 0;
		}
		finally {
			this.state.waited();
		}
	}

	/**
	 * What came of looking for room.
	 *
	 * @param batch the batch that takes the event
	 * @param refusal why there is none
	 */
	record Room(@Nullable Batch batch, @Nullable DropReason refusal) {

		static Room in(Batch batch) {
			return new Room(batch, null);
		}

		static Room none(DropReason refusal) {
			return new Room(null, refusal);
		}

	}

}
