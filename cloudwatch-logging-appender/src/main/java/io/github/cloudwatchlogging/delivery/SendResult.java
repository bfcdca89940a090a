package io.github.cloudwatchlogging.delivery;

import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a batch.
 */
public sealed interface SendResult {

	/**
	 * The service has the batch.
	 *
	 * @param rejected events that it refused nevertheless
	 */
	record Accepted(RejectedEvents rejected) implements SendResult {
	}

	/**
	 * The batch shall be sent again.
	 *
	 * @param failure why
	 * @param cause what the application's own code threw, if that is why
	 */
	record Retry(Failure failure, @Nullable Throwable cause) implements SendResult {

		public Retry(Failure failure) {
			this(failure, null);
		}

	}

	/**
	 * The service refuses the batch because of something in it: it shall be sent in two
	 * halves; or be dropped, if it is a single event.
	 *
	 * @param failure why
	 */
	record Split(Failure failure) implements SendResult {
	}

}
