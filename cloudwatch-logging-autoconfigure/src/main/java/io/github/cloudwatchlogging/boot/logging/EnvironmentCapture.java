package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Gets hold of an application before its logging is configured: appenders that Logback's
 * configuration file declares have to be adopted while it is read, and if configuring the
 * logging fails, for example because of an unknown level, our main listener is never
 * called.
 */
final class EnvironmentCapture implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static volatile @Nullable EarlyInstallation prepared;

	private static volatile boolean hosting;

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER - 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (CloudWatchLoggingApplicationListener.LOGBACK_PRESENT) {
			EarlyInstallation installation = new EarlyInstallation(event.getEnvironment());
			prepared = installation;
			// Spring Cloud's refresh comes here with its bootstrap environment, while
			// the appenders of the application go on.
			if (!hosting || installation.activation() != Activation.BOOTSTRAP) {
				CloudWatchAppender.adoptedBy(installation);
				hosting = true;
			}
		}
	}

	/** The installation that has been prepared, once. */
	static @Nullable EarlyInstallation take() {
		EarlyInstallation installation = prepared;
		prepared = null;
		return installation;
	}

}
