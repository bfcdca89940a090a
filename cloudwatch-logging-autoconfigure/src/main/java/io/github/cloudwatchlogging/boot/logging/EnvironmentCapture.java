package io.github.cloudwatchlogging.boot.logging;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Remembers the environment of an application until its logging is configured. If that
 * fails, for example because of an unknown level, our main listener is never called with
 * it.
 */
final class EnvironmentCapture implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static volatile @Nullable Environment captured;

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER - 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		captured = event.getEnvironment();
	}

	static void clear() {
		captured = null;
	}

	static @Nullable Environment take() {
		Environment environment = captured;
		captured = null;
		return environment;
	}

}
