package io.github.cloudwatchlogging.delivery;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;

/**
 * Sends one batch in one attempt. Called by several delivery threads at once. May throw
 * anything: the batch is then sent again.
 */
public interface LogSender extends AutoCloseable {

	/**
	 * Sends a batch and waits for the answer, within a time limit of its own.
	 * @param destination where to
	 * @param batch what
	 * @return what came of it
	 */
	SendResult send(Destination destination, Batch batch);

	/**
	 * Ends calls that are under way within milliseconds, so that a hanging service cannot
	 * hold up the JVM's end.
	 */
	@Override
	void close();

	/**
	 * Lets calls that are under way end in their own time, then closes.
	 */
	default void retire() {
		close();
	}

}
