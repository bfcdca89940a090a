package io.github.cloudwatchlogging.boot.actuate;

import io.github.cloudwatchlogging.pipeline.LogPipeline;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link CloudWatchLoggingEndpoint}.
 */
@AutoConfiguration(afterName = "io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLoggingAutoConfiguration")
@ConditionalOnClass({ LogPipeline.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(CloudWatchLoggingEndpoint.class)
@ConditionalOnBean(LogPipeline.class)
public final class CloudWatchLoggingEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CloudWatchLoggingEndpoint cloudWatchLoggingEndpoint(LogPipeline pipeline) {
		return new CloudWatchLoggingEndpoint(pipeline);
	}

}
