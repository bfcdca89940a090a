package io.github.cloudwatchlogging.boot.metrics;

import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link CloudWatchLoggingMetrics}.
 */
@AutoConfiguration(afterName = { "io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLoggingAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ LogPipeline.class, MeterBinder.class })
@ConditionalOnBean({ LogPipeline.class, MeterRegistry.class })
public final class CloudWatchLoggingMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CloudWatchLoggingMetrics cloudWatchLoggingMetrics(LogPipeline pipeline) {
		return new CloudWatchLoggingMetrics(pipeline);
	}

}
