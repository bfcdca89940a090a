package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryStats;

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
		long left = pipeline.close(timeout);
		if (left > 0) {
			System.err.println("CloudWatch Logging: " + left + " events could not be delivered before the end"
					+ why(pipeline.stats()));
		}
	}

	private static String why(DeliveryStats stats) {
		DeliveryFailure failure = stats.calls().lastFailure();
		return (failure != null) ? " (" + failure.code() + ", " + failure.advice() + ")" : "";
	}

}
