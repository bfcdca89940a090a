package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.EventCounts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds at every moment: no event appears from nowhere, none disappears without a
 * reason, and memory stays within its budget.
 */
public final class ConservationLaw {

	private ConservationLaw() {
	}

	public static void assertHolds(DeliveryStats stats) {
		assertAddsUp(stats);
		assertThat(stats.allocatedBytes()).as("allocated bytes").isBetween(0L, stats.capacityBytes());
	}

	/** The same but for the memory, which splitting a batch may exceed by a little. */
	public static void assertAddsUp(DeliveryStats stats) {
		stats.destinations().forEach(ConservationLaw::assertAddsUp);
	}

	private static void assertAddsUp(DestinationStats stats) {
		EventCounts events = stats.events();
		assertThat(events.accepted() + events.recovered()).as("%s, queued %s", events, stats.queue().events())
			.isEqualTo(events.delivered() + events.rejected() + events.dropped() + stats.queue().events());
	}

}
