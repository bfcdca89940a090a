package io.github.cloudwatchlogging.pipeline;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.DeliveryListener;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.buffer.Failure;

/**
 * Tells people what becomes of the events that dead processes have left behind. Asks for
 * figures, so it must not be called with the buffer's lock held.
 */
final class RecoveryReporter implements DeliveryListener {

	private final Supplier<DeliveryStats> stats;

	private final ReportSink sink;

	/** Of these people were told. */
	private final Set<Destination> misnamed = new HashSet<>();

	/** Whether people wait to hear that nothing is left. */
	private boolean awaited;

	private EventCounts reported = EventCounts.none();

	RecoveryReporter(Supplier<DeliveryStats> stats, ReportSink sink) {
		this.stats = stats;
		this.sink = sink;
	}

	/** People were told that there are such events. All may be gone by then. */
	synchronized void onFound() {
		this.awaited = true;
		look();
	}

	@Override
	public synchronized void onCall(Call call) {
		if (this.awaited) {
			look();
		}
	}

	private void look() {
		this.stats.get()
			.destinations()
			.stream()
			.filter((each) -> each.key().equals(DestinationKey.RECOVERED) && each.queue().events() == 0)
			.map(DestinationStats::events)
			.forEach(this::reportEnd);
	}

	private void reportEnd(EventCounts counts) {
		long rejected = counts.rejected() - this.reported.rejected();
		long dropped = counts.dropped() - this.reported.dropped();
		this.sink.info("Of the events that were found of earlier processes none waits any more: "
				+ (counts.delivered() - this.reported.delivered()) + " were delivered"
				+ ((rejected > 0) ? ", " + rejected + " rejected" : "")
				+ ((dropped > 0) ? ", " + dropped + " dropped" : ""));
		this.reported = counts;
		this.awaited = false;
	}

	/**
	 * Events are dropped because their log group or log stream can never have this name.
	 * Told once for each stream.
	 */
	synchronized void onMisnamed(Destination destination, Failure failure) {
		if (this.misnamed.add(destination)) {
			this.sink.warn("Events that an earlier process had left for the log group " + destination.logGroup()
					+ " and the log stream " + destination.logStream()
					+ " are dropped, because these names cannot be used: " + failure.code() + ", " + failure.advice());
		}
	}

}
