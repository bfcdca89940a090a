package io.github.cloudwatchlogging.boot.logging;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import org.springframework.context.ApplicationContext;

/**
 * The contexts of applications whose events are delivered, from their preparation until
 * they are closed or paused. As a JVM has one Logback for all applications, nobody can
 * tell which one an event belongs to; so the appender has to stay as long as one of them
 * is open, whatever others are started meanwhile.
 */
final class OpenApplications {

	/** Weak, because a context that nobody closes may still be forgotten. */
	private static final Set<ApplicationContext> CONTEXTS = Collections.newSetFromMap(new WeakHashMap<>());

	private OpenApplications() {
	}

	static void add(ApplicationContext context) {
		synchronized (CONTEXTS) {
			CONTEXTS.add(context);
		}
	}

	/** Returns whether the context was one of them. */
	static boolean remove(ApplicationContext context) {
		synchronized (CONTEXTS) {
			return CONTEXTS.remove(context);
		}
	}

	static boolean isEmpty() {
		synchronized (CONTEXTS) {
			return CONTEXTS.isEmpty();
		}
	}

}
