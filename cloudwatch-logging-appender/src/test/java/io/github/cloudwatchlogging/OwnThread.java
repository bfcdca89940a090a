package io.github.cloudwatchlogging;

import java.util.concurrent.Executor;

/**
 * Runs each task on a thread of its own. The common pool has a single thread on a small
 * machine, so one task that blocks keeps all others from being started.
 */
public final class OwnThread {

	/** The executor. */
	public static final Executor EXECUTOR = (task) -> {
		Thread thread = new Thread(task, "own-thread");
		thread.setDaemon(true);
		thread.start();
	};

	private OwnThread() {
	}

}
