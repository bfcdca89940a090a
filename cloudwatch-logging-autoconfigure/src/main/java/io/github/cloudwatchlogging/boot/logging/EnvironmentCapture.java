package io.github.cloudwatchlogging.boot.logging;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
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

	/** Several applications may start at the same time. */
	private static final Map<SpringApplication, EarlyInstallation> PREPARED = Collections
		.synchronizedMap(new WeakHashMap<>());

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER - 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (CloudWatchLoggingApplicationListener.LOGBACK_PRESENT) {
			EarlyInstallation installation = new EarlyInstallation(event.getEnvironment());
			PREPARED.put(event.getSpringApplication(), installation);
			// Where one that delivers is open, the file's appenders go on being its own.
			if (installation.activation() == Activation.ACTIVE || OpenApplications.latest().isEmpty()) {
				CloudWatchAppender.adoptedBy(installation);
			}
		}
	}

	/** The installation that has been prepared for an application. */
	static @Nullable EarlyInstallation of(SpringApplication application) {
		return PREPARED.get(application);
	}

}
