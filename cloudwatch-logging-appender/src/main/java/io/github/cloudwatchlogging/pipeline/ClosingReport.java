package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DropReason;

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
			System.err
				.println("CloudWatch Logging: " + events(left) + " could not be delivered before the end" + why(after)
						+ ((earlier > 0) ? ", and " + earlier + " had been dropped earlier" + reasons(before) : ""));
		}
		else if (earlier > 0) {
			System.err.println("CloudWatch Logging: " + events(earlier) + " had been dropped" + reasons(before));
		}
		long kept = after.queue().events();
		if (kept > 0) {
			System.err.println("CloudWatch Logging: " + events(kept) + ((kept == 1) ? " is" : " are")
					+ " kept on disk, for the next start to deliver" + ((left > 0) ? "" : why(after)));
		}
	}

	private static String events(long count) {
		return count + ((count == 1) ? " event" : " events");
	}

	private static long dropped(DeliveryStats stats) {
		return stats.events().dropped() - stats.events().dropped(DropReason.EMPTY);
	}

	private static String reasons(DeliveryStats stats) {
		return Arrays.stream(DropReason.values())
			.filter((reason) -> reason != DropReason.EMPTY && stats.events().dropped(reason) > 0)
			.map((reason) -> stats.events().dropped(reason) + " " + reason.code())
			.collect(Collectors.joining(", ", " (", ")"));
	}

	private static String why(DeliveryStats stats) {
		DeliveryFailure failure = stats.calls().lastFailure();
		return (failure != null) ? " (" + failure.code() + ", " + failure.advice() + ")" : "";
	}

}
