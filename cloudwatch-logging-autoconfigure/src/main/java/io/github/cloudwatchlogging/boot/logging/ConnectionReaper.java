package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The thread of the AWS SDK that closes idle connections. It ends with the last client,
 * and logs that it does: a servlet container would have stopped the class loader by then,
 * and the thread would load Logback's classes from another one.
 */
final class ConnectionReaper {

	private static final String NAME = "idle-connection-reaper";

	/** It lives on if the application has clients of its own. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private ConnectionReaper() {
	}

	/** Waits a little until the thread has ended, if it is about to. */
	static void awaitEnd() {
		try {
			for (Thread thread : Thread.getAllStackTraces().keySet()) {
				if (thread.getName().startsWith(NAME)) {
					TimeUnit.NANOSECONDS.timedJoin(thread, PATIENCE.toNanos());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
