package io.github.cloudwatchlogging;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one destination.
 *
 * @param key the destination's configured name
 * @param destination log group and stream; {@code null} until the first batch is sent
 * @param retrying whether the last call failed
 * @param queue what waits for this destination
 * @param events what became of its events
 * @param calls how its calls went
 */
public record DestinationStats(DestinationKey key, @Nullable Destination destination, boolean retrying,
		QueueStats queue, EventCounts events, CallStats calls) {

}
