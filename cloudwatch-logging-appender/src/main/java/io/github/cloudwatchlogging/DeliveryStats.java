package io.github.cloudwatchlogging;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All figures of one moment, taken together under one lock: they always add up.
 *
 * @param state what the delivery does
 * @param capacityBytes what buffered events may take, of the disk as long as they are
 * kept there, else of memory
 * @param allocatedBytes what they take of it now
 * @param diskFailure why new events are not kept on disk at this moment, for people to
 * read; {@code null} if they are, and where no directory is configured for them
 * @param destinations the figures of each destination
 */
public record DeliveryStats(DeliveryState state, long capacityBytes, long allocatedBytes, @Nullable String diskFailure,
		List<DestinationStats> destinations) {

	public DeliveryStats {
		destinations = List.copyOf(destinations);
	}

	/**
	 * What waits, over all destinations.
	 * @return the sum
	 */
	public QueueStats queue() {
		return this.destinations.stream()
			.map(DestinationStats::queue)
			.reduce(new QueueStats(0, 0, Duration.ZERO), QueueStats::plus);
	}

	/**
	 * What became of the events of all destinations.
	 * @return the sum
	 */
	public EventCounts events() {
		return this.destinations.stream().map(DestinationStats::events).reduce(EventCounts.none(), EventCounts::plus);
	}

	/**
	 * How the calls went, over all destinations.
	 * @return the sum
	 */
	public CallStats calls() {
		return this.destinations.stream().map(DestinationStats::calls).reduce(CallStats.NONE, CallStats::plus);
	}

}
