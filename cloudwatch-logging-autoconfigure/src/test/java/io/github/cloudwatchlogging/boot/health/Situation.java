package io.github.cloudwatchlogging.boot.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.QueueStats;
import io.github.cloudwatchlogging.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's figures as a test wants them.
 */
record Situation(long queued, Duration oldest, long delivered, @Nullable Instant lastSuccess,
		@Nullable DeliveryFailure failure, boolean retrying, long[] dropped) {

	static final Situation IDLE = new Situation(0, Duration.ZERO, 0, null, null, false,
			new long[DropReason.values().length]);

	Situation waiting(long events, Duration oldest) {
		return new Situation(events, oldest, this.delivered, this.lastSuccess, this.failure, this.retrying,
				this.dropped);
	}

	Situation delivered(long events, Instant at) {
		return new Situation(this.queued, this.oldest, events, at, this.failure, false, this.dropped);
	}

	Situation failing(Instant at) {
		DeliveryFailure failure = new DeliveryFailure(at, "AccessDeniedException", "grant logs:PutLogEvents", 7, true);
		return new Situation(this.queued, this.oldest, this.delivered, this.lastSuccess, failure, true, this.dropped);
	}

	Situation dropped(DropReason reason, long events) {
		long[] dropped = this.dropped.clone();
		dropped[reason.ordinal()] = events;
		return new Situation(this.queued, this.oldest, this.delivered, this.lastSuccess, this.failure, this.retrying,
				dropped);
	}

	DeliveryStats stats() {
		return stats(this);
	}

	static DeliveryStats stats(Situation... destinations) {
		List<DestinationStats> stats = new ArrayList<>();
		for (Situation destination : destinations) {
			stats.add(destination.destination("destination-" + stats.size()));
		}
		return new DeliveryStats(DeliveryState.DELIVERING, 1000, 0, null, stats);
	}

	/** Of what dead processes have left behind. */
	static DeliveryStats recovered(Situation situation) {
		return new DeliveryStats(DeliveryState.DELIVERING, 1000, 0, null,
				List.of(situation.destination(DestinationKey.RECOVERED.name())));
	}

	private DestinationStats destination(String name) {
		int levels = EventLevel.values().length;
		long[] delivered = new long[levels];
		delivered[0] = this.delivered;
		long[][] dropped = new long[this.dropped.length][levels];
		for (int reason = 0; reason < dropped.length; reason++) {
			dropped[reason][0] = this.dropped[reason];
		}
		EventCounts counts = new EventCounts(new long[levels], new long[levels], delivered,
				new long[RejectReason.values().length][levels], dropped);
		return new DestinationStats(new DestinationKey(name), null, this.retrying,
				new QueueStats(this.queued, 10 * this.queued, this.oldest), counts,
				new CallStats(0, 0, 0, this.lastSuccess, this.failure));
	}

}
