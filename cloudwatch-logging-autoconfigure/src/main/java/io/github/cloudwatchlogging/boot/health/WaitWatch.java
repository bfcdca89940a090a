package io.github.cloudwatchlogging.boot.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;

/**
 * For how long events wait without any being delivered: since the last success or since
 * the oldest event was accepted, whichever is later. In a backlog that is being worked
 * off the success is recent; in an application that hardly logs the event is.
 * <p>
 * During an outage a full buffer gives up its oldest events, so the oldest that is left
 * may be young for ever. Therefore the start of a wait is remembered between two looks,
 * as long as the service has answered for no event in between. Not thread-safe.
 */
final class WaitWatch {

	private Map<DestinationKey, Start> starts = new HashMap<>();

	/**
	 * Looks at the figures of a moment.
	 * @param stats the figures
	 * @param now that moment
	 * @return the destinations for which events wait
	 */
	List<Wait> look(DeliveryStats stats, Instant now) {
		Map<DestinationKey, Start> next = new HashMap<>();
		List<Wait> waits = new ArrayList<>();
		for (DestinationStats destination : stats.destinations()) {
			if (destination.queue().events() > 0) {
				Start start = start(destination, now);
				next.put(destination.key(), start);
				waits.add(new Wait(Duration.between(start.at(), now), destination.retrying()));
			}
		}
		this.starts = next;
		return waits;
	}

	private Start start(DestinationStats destination, Instant now) {
		Instant at = since(destination, now);
		Instant success = destination.calls().lastSuccess();
		if (success != null && success.isAfter(at)) {
			at = success;
		}
		long answered = answered(destination.events());
		Start before = this.starts.get(destination.key());
		if (before != null && before.answered() == answered && before.at().isBefore(at)) {
			return before;
		}
		return new Start(at, answered);
	}

	/** What dead processes have left waits since somebody has found it. */
	private static Instant since(DestinationStats destination, Instant now) {
		return destination.key().equals(DestinationKey.RECOVERED) ? now
				: now.minus(destination.queue().oldestEventAge());
	}

	private static long answered(EventCounts counts) {
		return counts.delivered() + counts.rejected() + counts.dropped(DropReason.INVALID);
	}

	/**
	 * The wait of one destination.
	 *
	 * @param lasted for how long by now
	 * @param failing whether the last call failed
	 */
	record Wait(Duration lasted, boolean failing) {

	}

	/**
	 * Where a wait began.
	 *
	 * @param at when
	 * @param answered events for which the service had answered by then
	 */
	private record Start(Instant at, long answered) {

	}

}
