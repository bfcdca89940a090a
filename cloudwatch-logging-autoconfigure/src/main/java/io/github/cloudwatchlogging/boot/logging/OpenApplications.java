package io.github.cloudwatchlogging.boot.logging;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
	private static final Map<ApplicationContext, EarlyInstallation> OPEN = new WeakHashMap<>();

	private static final Map<ApplicationContext, EarlyInstallation> PAUSED = new WeakHashMap<>();

	private OpenApplications() {
	}

	static synchronized void add(ApplicationContext context, EarlyInstallation installation) {
		OPEN.put(context, installation);
	}

	static synchronized void remove(ApplicationContext context) {
		OPEN.remove(context);
		PAUSED.remove(context);
	}

	static synchronized void pause(ApplicationContext context) {
		EarlyInstallation installation = OPEN.remove(context);
		if (installation != null) {
			PAUSED.put(context, installation);
		}
	}

	/** Returns whether it is one that is delivered. */
	static synchronized boolean restart(ApplicationContext context) {
		EarlyInstallation installation = PAUSED.remove(context);
		if (installation != null) {
			OPEN.put(context, installation);
		}
		return OPEN.containsKey(context);
	}

	static synchronized boolean isEmpty() {
		return OPEN.isEmpty();
	}

	/** What was installed for the one that started last. */
	static synchronized Optional<EarlyInstallation> latest() {
		return OPEN.values().stream().max(Comparator.comparingLong(EarlyInstallation::number));
	}

}
