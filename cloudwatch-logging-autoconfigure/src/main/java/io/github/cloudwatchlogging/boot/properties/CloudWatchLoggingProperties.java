package io.github.cloudwatchlogging.boot.properties;

import java.time.Duration;

import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;

/**
 * Settings of the delivery to Amazon CloudWatch Logs.
 *
 * @param enabled Whether log events are delivered to Amazon CloudWatch Logs.
 * @param logGroup Name of the log group, which is created if it is missing. By default
 * '/spring/' and the application's name.
 * @param logStream Name of the log stream, which is created if it is missing. Knows the
 * placeholders {instance}, {host}, {pid}, {started} and {uuid}; a value with braces has
 * to be quoted in YAML.
 * @param threshold Lowest level that is delivered. By default every level that is logged.
 * @param pattern Logback pattern of the delivered text. By default level, thread, logger,
 * MDC, message and exception.
 * @param structured Structured format of the delivered text.
 * @param batch How events are collected into calls.
 * @param buffer Where events wait.
 * @param delivery How calls are made.
 * @param provision What is created when it is missing.
 * @param aws Access to AWS.
 * @param shutdownTimeout Longest time for which the end of the JVM waits until events are
 * delivered.
 */
@ConfigurationProperties(CloudWatchLoggingProperties.PREFIX)
public record CloudWatchLoggingProperties(@DefaultValue("true") boolean enabled, @Nullable String logGroup,
		@DefaultValue(PipelineConfig.DEFAULT_LOG_STREAM) String logStream, @Nullable LogLevel threshold,
		@Nullable String pattern, @NestedConfigurationProperty @DefaultValue StructuredProperties structured,
		@NestedConfigurationProperty @DefaultValue BatchProperties batch,
		@NestedConfigurationProperty @DefaultValue BufferProperties buffer,
		@NestedConfigurationProperty @DefaultValue DeliveryProperties delivery,
		@NestedConfigurationProperty @DefaultValue ProvisionProperties provision,
		@NestedConfigurationProperty @DefaultValue AwsProperties aws, @DefaultValue("10s") Duration shutdownTimeout) {

	/** What the names of all settings begin with. */
	public static final String PREFIX = "cloudwatch.logging";

}
