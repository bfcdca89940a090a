package io.github.cloudwatchlogging.buffer;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.file.BatchOrigin;
import org.jspecify.annotations.Nullable;

/**
 * The queues of all destinations, and what is asked of them together. Guarded by the
 * buffer's lock.
 */
final class DestinationQueues {

	private final LossCount losses = new LossCount();

	private final Map<DestinationKey, DestinationQueue> queues = new LinkedHashMap<>();

	/**
	 * A queue for each stream of dead processes: that one is refused must not keep the
	 * others waiting. There is one call at a time for all of them, so that live events
	 * find a free thread.
	 */
	private final Map<BatchOrigin, DestinationQueue> backlog = new LinkedHashMap<>();

	private final List<Collection<DestinationQueue>> all = List.of(this.queues.values(), this.backlog.values());

	/** Before it no call for any of them is made. */
	private @Nullable Long backlogNotBefore;

	/** What is lost of all that goes to any of them. */
	LossCount losses() {
		return this.losses;
	}

	/** The queue of a stream of dead processes. */
	DestinationQueue get(BatchOrigin origin, Ticker ticker) {
		DestinationQueue sum = get(DestinationKey.RECOVERED, ticker);
		return this.backlog.computeIfAbsent(origin, (absent) -> new DestinationQueue(sum, ticker.nanos()));
	}

	DestinationQueue get(DestinationKey key, Ticker ticker) {
		DestinationQueue queue = this.queues.get(key);
		if (queue == null) {
			queue = new DestinationQueue(key, this.losses, ticker.nanos());
			this.queues.put(key, queue);
		}
		return queue;
	}

	DestinationQueue of(Batch batch) {
		BatchOrigin origin = batch.origin();
		DestinationQueue queue = (origin != null) ? this.backlog.get(origin) : null;
		return (queue != null) ? queue : Objects.requireNonNull(this.queues.get(batch.destination()));
	}

	/** A batch is in no queue any more. */
	void removed(Batch batch) {
		DestinationQueue queue = of(batch);
		BatchOrigin origin = batch.origin();
		if (origin != null && queue.isEmpty()) {
			this.backlog.remove(origin);
		}
	}

	/** The files whose events are being sent, or some of them. */
	Set<FileBatch> sending() {
		Set<FileBatch> files = new HashSet<>();
		forEach((queue) -> queue.forEachInFlight((batch) -> {
			FileBatch file = batch.file();
			if (file != null) {
				files.add(file);
			}
		}));
		return files;
	}

	/** When the next call is made for what dead processes have left behind. */
	void restBacklog(long notBefore) {
		this.backlogNotBefore = notBefore;
	}

	/** The same as a stream would do, without making one. */
	void forEach(Consumer<DestinationQueue> action) {
		this.all.forEach((some) -> some.forEach(action));
	}

	Stream<DestinationQueue> stream() {
		return Stream.concat(this.queues.values().stream(), this.backlog.values().stream());
	}

	/**
	 * The batch to give up first: the oldest one that waits, else the oldest one that
	 * fills. Never one that is being sent.
	 */
	Optional<Batch> oldestToGiveUp(Predicate<Batch> which) {
		Optional<Batch> waiting = oldest((queue) -> queue.oldestWaiting(which));
		return waiting.isPresent() ? waiting : oldest((queue) -> {
			Batch open = queue.open();
			return (open != null && which.test(open)) ? open : null;
		});
	}

	private Optional<Batch> oldestOpen() {
		return oldest(DestinationQueue::open);
	}

	/**
	 * The open batch to seal so that something can be sent: one that can be sent at once,
	 * if there is any. A destination that rests must not keep others waiting.
	 */
	Optional<Batch> oldestToSeal(long now) {
		Optional<Batch> ready = oldest((queue) -> queue.isReady(now) ? queue.open() : null);
		return (ready.isPresent() || anyWaiting()) ? ready : oldestOpen();
	}

	private Optional<Batch> oldest(Function<DestinationQueue, @Nullable Batch> candidate) {
		return stream().map(candidate).filter(Objects::nonNull).min(BatchOrder.OLDEST_FIRST);
	}

	private boolean anyWaiting() {
		return stream().anyMatch((queue) -> queue.next() != null);
	}

	/** Over all batches that no call carries now. */
	long sumIdle(ToLongFunction<Batch> space) {
		long[] sum = new long[1];
		stream().forEach((queue) -> queue.forEachIdle((batch) -> sum[0] += space.applyAsLong(batch)));
		return sum[0];
	}

	/**
	 * The queue whose batch has been due longest, if one is due at all. What dead
	 * processes have left behind is one of them, however many streams it goes to; of
	 * these, the one whose last call has failed comes last.
	 */
	Optional<DestinationQueue> due(long now, long linger, boolean draining) {
		long backlogDueIn = backlogDueIn(now);
		DestinationQueue first = null;
		long firstDueIn = 0;
		// Loops and no streams, as threads that log wait meanwhile.
		for (Collection<DestinationQueue> some : this.all) {
			for (DestinationQueue queue : some) {
				long dueIn = dueIn(queue, backlogDueIn, now, linger, draining);
				if (dueIn <= 0 && (first == null || isBefore(queue, dueIn, first, firstDueIn))) {
					first = queue;
					firstDueIn = dueIn;
				}
			}
		}
		return Optional.ofNullable(first);
	}

	private static boolean isBefore(DestinationQueue queue, long dueIn, DestinationQueue other, long otherDueIn) {
		if (dueIn != otherDueIn) {
			return dueIn < otherDueIn;
		}
		return (queue.isFailing() != other.isFailing()) ? other.isFailing()
				: queue.firstSequence() < other.firstSequence();
	}

	long nextDueIn(long now, long linger, boolean draining) {
		long backlogDueIn = backlogDueIn(now);
		long next = DestinationQueue.NEVER;
		for (Collection<DestinationQueue> some : this.all) {
			for (DestinationQueue queue : some) {
				next = Math.min(next, dueIn(queue, backlogDueIn, now, linger, draining));
			}
		}
		return next;
	}

	private static long dueIn(DestinationQueue queue, long backlogDueIn, long now, long linger, boolean draining) {
		long dueIn = queue.dueIn(now, linger, draining);
		return queue.isBacklog() ? Math.max(dueIn, backlogDueIn) : dueIn;
	}

	/** When the next call may be made for what dead processes have left behind. */
	private long backlogDueIn(long now) {
		for (DestinationQueue queue : this.backlog.values()) {
			if (queue.isBusy()) {
				return DestinationQueue.NEVER;
			}
		}
		Long notBefore = this.backlogNotBefore;
		return (notBefore != null) ? notBefore - now : Long.MIN_VALUE;
	}

	/** Lets every queue try soon, also those that wait after a failure. */
	void hasten(long now) {
		stream().forEach((queue) -> queue.rest().hasten(now));
	}

	/**
	 * Events in batches that were opened before the given one. Nobody waits for what dead
	 * processes have left behind: there may be very much of it, and it is safe.
	 */
	long eventsBefore(long sequence) {
		return stream().filter((queue) -> !queue.isBacklog()).mapToLong((queue) -> queue.eventsBefore(sequence)).sum();
	}

	/**
	 * Batches that were opened before the given one, of queues for which there is hope.
	 * Those that hold nothing but a marker are among them.
	 */
	long deliverableBefore(long sequence) {
		return stream().filter((queue) -> !queue.rest().isHopeless() && !queue.isBacklog())
			.mapToLong((queue) -> queue.batchesBefore(sequence))
			.sum();
	}

	boolean anyFailing() {
		return stream().anyMatch(DestinationQueue::isFailing);
	}

	List<DestinationStats> snapshot(long now, Function<DestinationKey, @Nullable Destination> names) {
		return this.queues.values()
			.stream()
			.map((queue) -> queue.snapshot(now, names, queue.isBacklog() ? this.backlog.values() : List.of()))
			.toList();
	}

}
