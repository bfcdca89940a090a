package io.github.cloudwatchlogging.buffer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import org.jspecify.annotations.Nullable;

/**
 * The queues of all destinations, and what is asked of them together. Guarded by the
 * buffer's lock.
 */
final class DestinationQueues {

	private final Map<DestinationKey, DestinationQueue> queues = new LinkedHashMap<>();

	DestinationQueue get(DestinationKey key, Ticker ticker) {
		DestinationQueue queue = this.queues.get(key);
		if (queue == null) {
			queue = new DestinationQueue(key, ticker.nanos());
			this.queues.put(key, queue);
		}
		return queue;
	}

	DestinationQueue of(Batch batch) {
		return Objects.requireNonNull(this.queues.get(batch.destination()));
	}

	Stream<DestinationQueue> stream() {
		return this.queues.values().stream();
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
		return stream().map(candidate).filter(Objects::nonNull).min(Batch.OLDEST_FIRST);
	}

	private boolean anyWaiting() {
		return stream().anyMatch((queue) -> queue.next() != null);
	}

	long sumInFlight(ToLongFunction<Batch> space) {
		long[] sum = new long[1];
		stream().forEach((queue) -> queue.forEachInFlight((batch) -> sum[0] += space.applyAsLong(batch)));
		return sum[0];
	}

	/** The queue whose batch has been due longest, if one is due at all. */
	Optional<DestinationQueue> due(long now, long linger, boolean draining) {
		return stream().filter((queue) -> queue.dueIn(now, linger, draining) <= 0)
			.min(Comparator.comparingLong((queue) -> queue.dueIn(now, linger, draining)));
	}

	long nextDueIn(long now, long linger, boolean draining) {
		return stream().mapToLong((queue) -> queue.dueIn(now, linger, draining)).min().orElse(DestinationQueue.NEVER);
	}

	/** Lets every queue try soon, also those that wait after a failure. */
	void hasten(long now) {
		stream().forEach((queue) -> queue.hasten(now));
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
		return stream().filter((queue) -> !queue.hopeless() && !queue.isBacklog())
			.mapToLong((queue) -> queue.batchesBefore(sequence))
			.sum();
	}

	boolean anyFailing() {
		return stream().anyMatch(DestinationQueue::isFailing);
	}

	List<DestinationStats> snapshot(long now, Function<DestinationKey, @Nullable Destination> names) {
		return stream().map((queue) -> queue.snapshot(now, names)).toList();
	}

}
