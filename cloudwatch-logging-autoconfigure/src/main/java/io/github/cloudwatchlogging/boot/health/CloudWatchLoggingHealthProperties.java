package io.github.cloudwatchlogging.boot.health;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the {@linkplain CloudWatchLoggingHealthIndicator health indicator}.
 */
@ConfigurationProperties("cloudwatch.logging.health")
public class CloudWatchLoggingHealthProperties {

	/**
	 * For how long delivery has to fail before the application is reported as DOWN. Not
	 * set: never, because an application that cannot log can still serve, and restarting
	 * it does not help.
	 */
	private @Nullable Duration downAfter;

	public @Nullable Duration getDownAfter() {
		return this.downAfter;
	}

	public void setDownAfter(@Nullable Duration downAfter) {
		this.downAfter = downAfter;
	}

}
