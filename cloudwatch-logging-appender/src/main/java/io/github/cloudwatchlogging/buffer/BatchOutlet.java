package io.github.cloudwatchlogging.buffer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.cloudwatchlogging.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * The side of the buffer that delivery threads use: each takes a batch, sends it, and
 * says what came of it by exactly one of {@link #acknowledge}, {@link #retry},
 * {@link #split} and {@link #drop}. No thread sleeps through a backoff: a destination
 * that has to wait is not handed out before its time.
 */
public final class BatchOutlet {

	/**
	 * While somebody waits for delivery, a failed call is repeated at least this often: a
	 * longer backoff would outlast the time that there is.
	 */
	private static final long DRAINING_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private final BufferState state;

	private final GapMarkers markers;

	BatchOutlet(BufferState state, GapMarkers markers) {
		this.state = state;
		this.markers = markers;
	}

	/**
	 * Waits until a batch should be sent.
	 * @return the batch, or {@code null} once the buffer is closed
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	public @Nullable Batch take() throws InterruptedException {
		for (;;) {
			this.state.delivery.await();
			synchronized (this.state) {
				if (this.state.phase == BufferState.Phase.CLOSED) {
					return null;
				}
				Batch batch = poll();
				this.state.delivery.nextDueIn(nextDueIn());
				if (batch != null) {
					this.state.delivery.handOver();
					return batch;
				}
			}
		}
	}

	private long nextDueIn() {
		long now = this.state.ticker.nanos();
		return this.state.isHolding() ? this.state.holdUntil - now
				: this.state.queues.nextDueIn(now, this.state.linger, this.state.isDraining());
	}

	/**
	 * Takes a batch that should be sent now, without waiting.
	 * @return the batch, or {@code null} if none is due
	 */
	public @Nullable Batch poll() {
		synchronized (this.state) {
			if (this.state.isHolding()) {
				return null;
			}
			Optional<DestinationQueue> queue = this.state.due();
			return queue.isPresent() ? this.state.take(queue.get()) : null;
		}
	}

	/**
	 * How often calls for the destination of a batch have failed in a row.
	 * @param batch a batch that was taken
	 * @return zero if the last one succeeded
	 */
	public int failures(Batch batch) {
		synchronized (this.state) {
			return this.state.queues.of(batch).calls().failures();
		}
	}

	/**
	 * The service has taken the batch.
	 * @param batch a batch that was taken
	 * @param rejected the events that it refused nevertheless
	 * @param at now, for the record
	 */
	public void acknowledge(Batch batch, RejectedEvents rejected, Instant at) {
		long[][] refused = rejected.count(batch);
		List<Gap> untold = rejected.gaps(batch);
		batch.checkpoint();
		synchronized (this.state) {
			long now = this.state.ticker.nanos();
			boolean settled = settle(batch, (queue) -> {
				queue.calls().success(batch, at);
				queue.ledger().acknowledged(batch, refused);
				untold.forEach(queue.gap()::addRefused);
				queue.rest().end(now);
				this.state.free(batch);
			});
			if (settled) {
				// Needs memory. Without any the gap is told another time.
				this.markers.afterDelivery(this.state.queues.of(batch));
			}
		}
	}

	/**
	 * Whether a batch must be the cause of its refusal itself: it was refused again and
	 * again while others for the same destination were accepted. A proxy that looks into
	 * requests may refuse a single event so, without saying why.
	 * @param failure why it is refused now
	 * @param batch a batch that was taken
	 * @return whether to go on as if the service had refused its events
	 */
	public boolean isCauseOf(Failure failure, Batch batch) {
		synchronized (this.state) {
			return failure.outlook() != Outlook.PASSING
					&& batch.attempts().isGuilty(this.state.queues.of(batch).calls().successes());
		}
	}

	/**
	 * The batch shall be sent again later.
	 * @param batch a batch that was taken
	 * @param failure why
	 * @param delayNanos how long its destination shall rest
	 * @param at now, for the record
	 */
	public void retry(Batch batch, Failure failure, long delayNanos, Instant at) {
		settle(batch, (queue) -> {
			queue.calls().failure(batch, at, failure);
			batch.attempts().failed(failure.outcomeUnknown());
			if (failure.outlook() != Outlook.PASSING) {
				batch.attempts().refused(queue.calls().successes());
			}
			long now = this.state.ticker.nanos();
			long shortest = Math.min(delayNanos, DRAINING_BACKOFF_NANOS);
			queue.rest()
				.begin(now + (this.state.isDraining() ? shortest : delayNanos), now + shortest,
						failure.isHopeless(queue.calls().failures()));
			if (queue.isBacklog() && failure.outlook() == Outlook.PASSING) {
				// It is nobody's own, so the other streams need not try.
				this.state.queues.restBacklog(now + delayNanos);
			}
			queue.await(batch);
		});
	}

	/**
	 * The batch shall be sent again, and there is not even memory to record why.
	 * @param batch a batch that was taken
	 */
	public void putBack(Batch batch) {
		settle(batch, (queue) -> {
			batch.attempts().failed(true);
			long next = this.state.ticker.nanos() + DRAINING_BACKOFF_NANOS;
			queue.rest().begin(next, next, false);
			queue.await(batch);
		});
	}

	/**
	 * The batch shall be sent as two, because something in it is refused.
	 * @param batch a batch that was taken, of two events or more
	 * @param failure why
	 * @param at now, for the record
	 */
	public void split(Batch batch, Failure failure, Instant at) {
		List<Batch> halves = BatchSplitter.split(batch);
		settle(batch, (queue) -> {
			queue.calls().refusal(batch, at, failure);
			replace(queue, batch, halves);
		});
	}

	/**
	 * Some events of the batch are gone: the others shall be sent without them.
	 * @param batch a batch that was taken
	 * @param damage which are still there
	 */
	public void replaceByRest(Batch batch, DamagedBatchException damage) {
		List<Batch> rest = damage.readable().isEmpty() ? List.of()
				: List.of(BatchSplitter.rest(batch, damage.readable()));
		settle(batch, (queue) -> {
			queue.ledger().unreadable(batch, rest.isEmpty() ? null : rest.get(0));
			replace(queue, batch, rest);
		});
	}

	private void replace(DestinationQueue queue, Batch batch, List<Batch> parts) {
		FileBatch file = batch.file();
		for (Batch part : parts) {
			if (file != null) {
				file.divide();
			}
			part.attempts().inherit(batch.attempts(), queue.calls().successes());
		}
		// The file of a batch that is divided is needed until all parts are settled.
		if (batch != file || parts.isEmpty()) {
			this.state.free(batch);
		}
		for (Batch part : parts) {
			this.state.charge(part);
			queue.await(part);
		}
	}

	/**
	 * The batch shall not be sent any more, because the service refuses it as it is.
	 * @param batch a batch that was taken
	 * @param failure what the service said
	 * @param reason why it is dropped
	 * @param at now, for the record
	 */
	public void drop(Batch batch, Failure failure, DropReason reason, Instant at) {
		settle(batch, (queue) -> {
			queue.calls().refusal(batch, at, failure);
			FileBatch file = batch.file();
			if (file != null && failure.outlook() == Outlook.MISNAMED) {
				file.keepForSomebody();
			}
			queue.dropped(reason, batch);
			this.state.free(batch);
		});
	}

	/** Has no effect on a batch that was given up while its call was under way. */
	private boolean settle(Batch batch, Consumer<DestinationQueue> outcome) {
		synchronized (this.state) {
			DestinationQueue queue = this.state.queues.of(batch);
			if (!queue.isInFlight(batch)) {
				return false;
			}
			if (queue.isBacklog()) {
				this.state.queues.restBacklog(this.state.ticker.nanos());
			}
			// Last, so that a batch is lost in no case if memory runs out in between.
			outcome.accept(queue);
			queue.landed(batch);
			batch.attempts().landed();
			this.state.queues.removed(batch);
			this.state.notifyAll();
			this.state.delivery.nextDueIn(nextDueIn());
			// This thread looks, too, but not before it has told of this call.
			this.state.delivery.handOver();
			return true;
		}
	}

}
