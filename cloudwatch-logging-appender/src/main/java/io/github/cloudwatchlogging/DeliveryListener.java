package io.github.cloudwatchlogging;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Is told of each call to the service. For what cannot be read from
 * {@link DeliveryStats}: durations and distributions. Called on a delivery thread after
 * the call was settled; should return quickly. Exceptions are ignored.
 */
@FunctionalInterface
public interface DeliveryListener {

	/**
	 * A call has ended.
	 * @param call what was sent and what came of it
	 */
	void onCall(Call call);

	/**
	 * One call to the service.
	 *
	 * @param key the destination
	 * @param cut why the batch was closed
	 * @param events how many events it holds
	 * @param bytes their size as the service counts it
	 * @param outcome {@code success} or the error code
	 * @param acknowledged whether the service acknowledged the batch
	 * @param took how long the call took
	 * @param delay from the acceptance of the batch's first event to the end of this call
	 * @param cause what the application's own code threw, such as a provider of
	 * credentials, if that is why the call failed; its message may hold secrets
	 */
	record Call(DestinationKey key, CutReason cut, int events, long bytes, String outcome, boolean acknowledged,
			Duration took, Duration delay, @Nullable Throwable cause) {

		/** Outcome of a call that the service acknowledged. */
		public static final String SUCCESS = "success";

	}

}
