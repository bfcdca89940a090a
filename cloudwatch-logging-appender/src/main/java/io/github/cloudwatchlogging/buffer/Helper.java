package io.github.cloudwatchlogging.buffer;

import java.util.concurrent.Executor;

/**
 * Does for a buffer on disk what threads that log need not do: one task after the other,
 * on a thread of its own.
 */
@FunctionalInterface
public interface Helper extends Executor {

	/**
	 * Has a task done within a second or so, after those that were given before. A thread
	 * that is woken may take the processor from one that logs, which this is not worth.
	 * @param task the task
	 */
	default void executeLater(Runnable task) {
		execute(task);
	}

}
