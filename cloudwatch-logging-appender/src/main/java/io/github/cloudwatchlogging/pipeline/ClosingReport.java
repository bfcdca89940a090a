package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;

/**
 * The last report, on standard error: whatever logging there was has ended by then.
 */
public final class ClosingReport {

	private ClosingReport() {
	}

	/**
	 * Closes a pipeline and says what could not be delivered, if there is anything.
	 * @param pipeline the pipeline; nothing happens if it is closed
	 * @param timeout how long to wait at most
	 */
	public static void close(LogPipeline pipeline, Duration timeout) {
		if (pipeline.isClosed()) {
			return;
		}
		DeliveryStats before = pipeline.stats();
		pipeline.close(timeout);
		DeliveryStats after = pipeline.stats();
		long earlier = dropped(before);
		// Also events of threads that were waiting for room.
		long left = dropped(after) - earlier;
		if (left > 0) {
			System.err.println("CloudWatch Logging: " + events(left) + " could not be delivered before the end"
					+ whyLost(before, after) + disk(before, after)
					+ ((earlier > 0) ? ", and " + earlier + " had been dropped earlier" + reasons(before) : ""));
		}
		else if (earlier > 0) {
			System.err.println("CloudWatch Logging: " + events(earlier) + " had been dropped" + reasons(before));
		}
		long kept = after.queue().events();
		if (kept > 0) {
			System.err.println("CloudWatch Logging: " + events(kept) + ((kept == 1) ? " is" : " are")
					+ " kept on disk, for the next start to deliver" + ((left > 0) ? "" : whyKept(before, after)));
		}
	}

	private static String events(long count) {
		return count + ((count == 1) ? " event" : " events");
	}

	private static long dropped(DeliveryStats stats) {
		return dropped(stats.events());
	}

	private static long dropped(EventCounts counts) {
		return counts.dropped() - counts.dropped(DropReason.EMPTY);
	}

	private static String reasons(DeliveryStats stats) {
		return Arrays.stream(DropReason.values())
			.filter((reason) -> reason != DropReason.EMPTY && stats.events().dropped(reason) > 0)
			.map((reason) -> stats.events().dropped(reason) + " " + reason.code())
			.collect(Collectors.joining(", ", " (", ")"));
	}

	private static String whyLost(DeliveryStats before, DeliveryStats after) {
		return why(after.destinations()
			.stream()
			.filter((each) -> dropped(each.events()) > dropped(counts(before, each.key())))
			.map(DestinationStats::calls));
	}

	/**
	 * Nobody waits for what dead processes have left behind: a call for it is broken off
	 * at the end, which is no failure.
	 */
	private static String whyKept(DeliveryStats before, DeliveryStats after) {
		return why(after.destinations()
			.stream()
			.filter((each) -> each.queue().events() > 0)
			.flatMap((each) -> each.key().equals(DestinationKey.RECOVERED) ? find(before, each.key()) : Stream.of(each))
			.map(DestinationStats::calls));
	}

	private static EventCounts counts(DeliveryStats stats, DestinationKey key) {
		return find(stats, key).map(DestinationStats::events).findAny().orElseGet(EventCounts::none);
	}

	private static Stream<DestinationStats> find(DeliveryStats stats, DestinationKey key) {
		return stats.destinations().stream().filter((each) -> each.key().equals(key));
	}

	/** The last failure that was not overcome. */
	private static String why(Stream<CallStats> calls) {
		DeliveryFailure failure = calls.filter(ClosingReport::failed)
			.reduce(CallStats.NONE, CallStats::plus)
			.lastFailure();
		return (failure != null) ? " (" + failure.code() + ", " + failure.advice() + ")" : "";
	}

	private static boolean failed(CallStats calls) {
		DeliveryFailure failure = calls.lastFailure();
		Instant success = calls.lastSuccess();
		return failure != null && (success == null || !failure.at().isBefore(success));
	}

	/** Why what could not be delivered is not there for the next start. */
	private static String disk(DeliveryStats before, DeliveryStats after) {
		String reason = (after.diskFailure() != null) ? after.diskFailure() : before.diskFailure();
		return (reason != null) ? ", nor kept on disk (" + reason + ")" : "";
	}

}
