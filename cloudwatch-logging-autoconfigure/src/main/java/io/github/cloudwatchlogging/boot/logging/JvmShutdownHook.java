package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;
import java.util.Optional;

import org.springframework.boot.SpringApplication;

/**
 * Sees to the final close. Where Spring Boot has its shutdown hook that is a shutdown
 * handler, which Boot runs when all contexts are closed. Handlers run in the reverse
 * order of their registration; ours is registered before Logback's, so it runs after
 * Logback has stopped and even an asynchronous appender around ours has emptied itself.
 * <p>
 * A hook of our own is the safety net: it makes held events flow at once, since a hanging
 * start keeps Boot's hook waiting, and closes where Boot has no hook.
 */
final class JvmShutdownHook {

	private static final String BOOT_HOOK = "SpringApplicationShutdownHook";

	/** The JVM starts its hooks one after the other, so Boot's may come after ours. */
	private static final int HOOK_START_POLLS = 20;

	private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

	private static boolean handlerRegistered;

	private JvmShutdownHook() {
	}

	/** To be called before Logback is configured. */
	static synchronized void registerHandler() {
		if (handlerRegistered) {
			return;
		}
		try {
			SpringApplication.getShutdownHandlers().add(JvmShutdownHook::closeCurrent);
			handlerRegistered = true;
		}
		catch (IllegalStateException ex) {
			// The JVM is ending already.
		}
	}

	static void register(JvmPipeline pipeline) {
		try {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> atShutdown(pipeline), "cloudwatch-logging-shutdown"));
		}
		catch (IllegalStateException ex) {
			// The JVM is ending already.
		}
	}

	private static void closeCurrent() {
		JvmPipeline current = JvmPipeline.current();
		if (current != null) {
			current.close();
		}
	}

	private static void atShutdown(JvmPipeline pipeline) {
		pipeline.beginEnd();
		try {
			Optional<Thread> boot = bootHook();
			for (int i = 0; i < HOOK_START_POLLS && boot.isEmpty() && !pipeline.awaitClosed(POLL_INTERVAL); i++) {
				boot = bootHook();
			}
			if (boot.isPresent()) {
				// As long as Boot's hook runs the JVM waits for it anyway.
				boot.get().join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		pipeline.close();
	}

	private static Optional<Thread> bootHook() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> BOOT_HOOK.equals(thread.getName()))
			.findAny();
	}

}
