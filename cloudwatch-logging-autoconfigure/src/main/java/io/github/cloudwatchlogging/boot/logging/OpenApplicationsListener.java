package io.github.cloudwatchlogging.boot.logging;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextPausedEvent;
import org.springframework.context.event.ContextRestartedEvent;
import org.springframework.util.ClassUtils;

/**
 * Follows an application's context after its start. The test framework pauses contexts
 * that no test uses at the moment, and Logback may have been configured for another one
 * when it goes back to them.
 */
final class OpenApplicationsListener implements ApplicationListener<ApplicationContextEvent> {

	private static final boolean LOGBACK_PRESENT = ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext",
			OpenApplicationsListener.class.getClassLoader());

	@Override
	public void onApplicationEvent(ApplicationContextEvent event) {
		if (event instanceof ContextClosedEvent) {
			OpenApplications.remove(event.getApplicationContext());
		}
		else if (event instanceof ContextPausedEvent) {
			OpenApplications.pause(event.getApplicationContext());
		}
		else if (event instanceof ContextRestartedEvent && LOGBACK_PRESENT) {
			restarted(event.getApplicationContext());
		}
	}

	private void restarted(ApplicationContext context) {
		if (OpenApplications.restart(context)) {
			EarlyInstallation.ensure();
		}
		else {
			EarlyInstallation.keepForOthers();
		}
	}

}
