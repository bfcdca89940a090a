package io.github.cloudwatchlogging.boot.logging;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;

/**
 * Puts the appender back when Logback was stopped and has been configured anew while an
 * application is open, as Spring Cloud does with each refresh if its configuration server
 * names a file. Of all listeners of Logback this kind alone survives a stop.
 */
final class ReconfigurationListener implements ConfigurationEventListener {

	/** Logback never removes such a listener, nor does it tell whether there is one. */
	private static final Set<LoggerContext> REGISTERED = Collections.newSetFromMap(new WeakHashMap<>());

	private final LoggerContext context;

	private ReconfigurationListener(LoggerContext context) {
		this.context = context;
	}

	static void register(LoggerContext context) {
		synchronized (REGISTERED) {
			if (REGISTERED.add(context)) {
				context.addConfigurationEventListener(new ReconfigurationListener(context));
			}
		}
	}

	@Override
	public void listen(ConfigurationEvent event) {
		if (event.getEventType() == ConfigurationEvent.EventType.CONFIGURATION_STARTED) {
			return;
		}
		if (!OpenApplications.isEmpty()) {
			EarlyInstallation.ensure();
		}
		AppenderInstaller.settle(this.context);
	}

}
