package io.github.cloudwatchlogging.boot.health;

import java.time.Clock;

import io.github.cloudwatchlogging.pipeline.LogPipeline;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link CloudWatchLoggingHealthIndicator}. Its name in the health endpoint is
 * {@code cloudWatchLogging}, that of the bean without its suffix. The switch
 * {@code management.health.cloudwatchlogging.enabled} is written in lower case here, as
 * Boot writes those of its own indicators; in an application's configuration
 * {@code cloudWatchLogging} and {@code cloud-watch-logging} mean the same.
 */
@AutoConfiguration(afterName = "io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLoggingAutoConfiguration")
@ConditionalOnClass({ LogPipeline.class, HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("cloudwatchlogging")
@ConditionalOnBean(LogPipeline.class)
@EnableConfigurationProperties(CloudWatchLoggingHealthProperties.class)
public final class CloudWatchLoggingHealthContributorAutoConfiguration {

	/** Not the application's own clock, if it has one: the pipeline's is the system's. */
	@Bean
	@ConditionalOnMissingBean(name = { "cloudWatchLoggingHealthIndicator", "cloudWatchLoggingHealthContributor" })
	CloudWatchLoggingHealthIndicator cloudWatchLoggingHealthIndicator(LogPipeline pipeline,
			CloudWatchLoggingHealthProperties properties) {
		return new CloudWatchLoggingHealthIndicator(pipeline, properties.getDownAfter(), Clock.systemUTC());
	}

}
