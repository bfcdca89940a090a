package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;

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
		long before = dropped(pipeline.stats());
		long left = pipeline.close(timeout);
		if (left > 0 || before > 0) {
			System.err.println("CloudWatch Logging: " + left + ((left == 1) ? " event" : " events")
					+ " could not be delivered before the end"
					+ ((before > 0) ? ", and " + before + " had been dropped earlier" : "") + why(pipeline.stats()));
		}
	}

	private static long dropped(DeliveryStats stats) {
		return stats.events().dropped() - stats.events().dropped(DropReason.EMPTY);
	}

	private static String why(DeliveryStats stats) {
		DeliveryFailure failure = stats.calls().lastFailure();
		return (failure != null) ? " (" + failure.code() + ", " + failure.advice() + ")" : "";
	}

}
