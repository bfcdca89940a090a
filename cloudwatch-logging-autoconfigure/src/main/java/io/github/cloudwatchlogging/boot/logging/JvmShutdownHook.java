package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.pipeline.PipelineThreads;
import org.jspecify.annotations.Nullable;

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

	private static final PipelineThreads THREADS = new PipelineThreads("shutdown");

	private static boolean handlerRegistered;

	private static @Nullable Thread hook;

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

	static synchronized void register(JvmPipeline pipeline) {
		// Not an ordinary thread: that would hold the application's class loader.
		Thread thread = THREADS.newThread(() -> atShutdown(pipeline));
		try {
			Runtime.getRuntime().addShutdownHook(thread);
			hook = thread;
		}
		catch (IllegalStateException ex) {
			// The JVM is ending already.
		}
	}

	static synchronized void deregister() {
		try {
			if (hook != null) {
				Runtime.getRuntime().removeShutdownHook(hook);
				hook = null;
			}
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
			for (int i = 0; i < HOOK_START_POLLS && !pipeline.awaitClosed(POLL_INTERVAL); i++) {
				// As long as Boot's hook runs the JVM waits for it anyway.
				for (Thread boot : bootHooks()) {
					boot.join();
				}
			}
			pipeline.awaitUndeployment();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		pipeline.close();
	}

	/** Several where class loaders have a Spring Boot of their own. */
	private static List<Thread> bootHooks() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> BOOT_HOOK.equals(thread.getName()))
			.toList();
	}

}
