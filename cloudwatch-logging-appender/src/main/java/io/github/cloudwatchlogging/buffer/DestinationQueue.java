package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.QueueStats;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one destination: one that fills, those that wait, those that are being
 * sent. Guarded by the buffer's lock.
 */
final class DestinationQueue {

	/** Nothing can become due by the passing of time alone. */
	static final long NEVER = Long.MAX_VALUE;

	private final DestinationKey key;

	private final boolean backlog;

	private final EventLedger ledger;

	private final CallLog calls;

	private Gap gap = new Gap();

	private final PriorityQueue<Batch> waiting = new PriorityQueue<>(BatchOrder.SENDING);

	private final Set<Batch> inFlight = new HashSet<>();

	private @Nullable Batch open;

	private final Rest rest;

	private boolean hurried;

	DestinationQueue(DestinationKey key, LossCount losses, long now) {
		this(key, new EventLedger(losses), new CallLog(null), now);
	}

	/** One of several streams whose figures are added up. */
	DestinationQueue(DestinationQueue sum, long now) {
		this(sum.key, sum.ledger, new CallLog(sum.calls), now);
	}

	private DestinationQueue(DestinationKey key, EventLedger ledger, CallLog calls, long now) {
		this.key = key;
		this.backlog = key.equals(DestinationKey.RECOVERED);
		this.ledger = ledger;
		this.calls = calls;
		this.rest = new Rest(now);
	}

	DestinationKey key() {
		return this.key;
	}

	/** Whether this is what dead processes have left behind. */
	boolean isBacklog() {
		return this.backlog;
	}

	Gap gap() {
		return this.gap;
	}

	/** The gap so far, for the stream to be told of; another one begins. */
	Gap takeGap() {
		Gap taken = this.gap;
		this.gap = new Gap();
		return taken;
	}

	/** An event is not accepted into any batch. */
	void refused(DropReason reason, EventLevel level, long timestamp) {
		this.ledger.refused(reason, level);
		if (Gap.isLeftBy(reason)) {
			this.gap.add(reason, 1, timestamp, timestamp);
		}
	}

	void dropped(DropReason reason, Batch batch) {
		this.ledger.dropped(reason, batch);
		if (Gap.isLeftBy(reason)) {
			batch.addTo(this.gap, reason);
		}
	}

	EventLedger ledger() {
		return this.ledger;
	}

	CallLog calls() {
		return this.calls;
	}

	Rest rest() {
		return this.rest;
	}

	@Nullable Batch open() {
		return this.open;
	}

	void open(Batch batch) {
		this.open = batch;
	}

	void seal(CutReason reason) {
		Batch sealed = this.open;
		if (sealed != null) {
			this.waiting.add(sealed);
			this.open = null;
			this.hurried = false;
			// Last, as that may close its file, and give up batches.
			sealed.seal(reason);
		}
	}

	/** The batch to send first among those that wait. */
	@Nullable Batch next() {
		return this.waiting.peek();
	}

	/** The place of the batch to send first among all batches. */
	long firstSequence() {
		Batch next = next();
		return (next != null) ? next.sequence() : Long.MAX_VALUE;
	}

	/** The batch that waits longest among those that no call carries now. */
	@Nullable Batch oldestWaiting(Predicate<Batch> which) {
		return this.waiting.stream().filter(which).min(BatchOrder.OLDEST_FIRST).orElse(null);
	}

	void forget(Batch batch) {
		this.waiting.remove(batch);
		this.inFlight.remove(batch);
		if (this.open == batch) {
			this.open = null;
		}
	}

	/**
	 * In how many nanoseconds a batch should be sent, zero or less if one should be now.
	 * While one call is under way a started batch goes on filling, and a second call is
	 * made only for a full one: this keeps the order, and calls full, unless a backlog
	 * waits. After a failure one call at a time finds out whether things are better,
	 * unless somebody waits for delivery: then a call that hangs must not keep others
	 * from being made. A backlog never has more than one call.
	 */
	long dueIn(long now, long linger, boolean draining) {
		boolean busy = !this.inFlight.isEmpty();
		if (busy && (isBacklog() || (this.calls.failures() > 0 && !draining))) {
			return NEVER;
		}
		if (!this.waiting.isEmpty() || (this.hurried && this.open != null)) {
			return this.rest.notBefore() - now;
		}
		Batch filling = this.open;
		if (filling == null || busy) {
			return NEVER;
		}
		return Math.max(filling.openedAt() + linger - now, this.rest.notBefore() - now);
	}

	/** Whether a sealed batch would be due now. */
	boolean isReady(long now) {
		return this.rest.notBefore() - now <= 0 && (this.inFlight.isEmpty() || this.calls.failures() == 0);
	}

	/**
	 * Somebody waits for what fills now: it is sent as soon as a thread is free for it.
	 * Until then others may add what they wait for.
	 */
	void hurry() {
		this.hurried = true;
	}

	boolean isHurried() {
		return this.hurried;
	}

	/** Moves the sealed batch that is due to those that are being sent. */
	Batch take() {
		// First what may fail for want of memory.
		this.inFlight.add(this.waiting.element());
		return this.waiting.remove();
	}

	/** Whether the batch is still being sent, so that its outcome counts. */
	boolean isInFlight(Batch batch) {
		return this.inFlight.contains(batch);
	}

	void landed(Batch batch) {
		this.inFlight.remove(batch);
	}

	void await(Batch batch) {
		this.waiting.add(batch);
	}

	/** Whether the last call has failed and something waits for the next. */
	boolean isFailing() {
		return this.calls.failures() > 0 && !isEmpty();
	}

	boolean isEmpty() {
		return this.waiting.isEmpty() && this.inFlight.isEmpty() && this.open == null;
	}

	boolean isBusy() {
		return !this.inFlight.isEmpty();
	}

	/** Whether a thread will look at what fills without being called. */
	boolean isWatched() {
		return isBusy() || !this.waiting.isEmpty();
	}

	/** Events in batches that were opened before the given one. */
	int eventsBefore(long sequence) {
		int[] events = new int[1];
		forEach((batch) -> events[0] += (batch.sequence() < sequence) ? batch.sourceEvents() : 0);
		return events[0];
	}

	int batchesBefore(long sequence) {
		int[] batches = new int[1];
		forEach((batch) -> batches[0] += (batch.sequence() < sequence) ? 1 : 0);
		return batches[0];
	}

	void forEachInFlight(Consumer<Batch> action) {
		this.inFlight.forEach(action);
	}

	void forEach(Consumer<Batch> action) {
		this.inFlight.forEach(action);
		forEachIdle(action);
	}

	void forEachIdle(Consumer<Batch> action) {
		this.waiting.forEach(action);
		if (this.open != null) {
			action.accept(this.open);
		}
	}

	/** The figures of this queue and of others, whose events and calls it counts. */
	DestinationStats snapshot(long now, Function<DestinationKey, @Nullable Destination> names,
			Collection<DestinationQueue> others) {
		List<DestinationQueue> all = new ArrayList<>(others);
		all.add(this);
		long[] totals = new long[3];
		all.forEach((each) -> each.forEach((batch) -> {
			totals[0] += batch.sourceEvents();
			totals[1] += batch.bytes();
			if (batch.sourceEvents() > 0) {
				totals[2] = Math.max(totals[2], now - batch.openedAt());
			}
		}));
		QueueStats queue = new QueueStats(totals[0], totals[1], Duration.ofNanos(totals[2]));
		return new DestinationStats(this.key, names.apply(this.key), all.stream().anyMatch(DestinationQueue::isFailing),
				queue, this.ledger.snapshot(),
				this.calls.snapshot(all.stream().mapToInt((each) -> each.inFlight.size()).sum()));
	}

}
