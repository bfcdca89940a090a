package io.github.cloudwatchlogging.boot.properties;

import java.util.List;

import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.core.env.Environment;

/**
 * Makes the pipeline's configuration of the application's settings.
 */
public final class PipelineConfigFactory {

	private final Environment environment;

	/**
	 * Creates a factory.
	 * @param environment names the application
	 */
	public PipelineConfigFactory(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Makes a configuration without any beans.
	 * @param properties the settings
	 * @return the configuration
	 */
	public PipelineConfig create(CloudWatchLoggingProperties properties) {
		return create(properties, null, null, List.of());
	}

	/**
	 * Makes a configuration.
	 * @param properties the settings
	 * @param credentials where credentials come from, {@code null} for the SDK's default
	 * @param regions asked for the region if the settings name none, {@code null} for the
	 * SDK's default
	 * @param customizers change the client
	 * @return the configuration
	 * @throws io.github.cloudwatchlogging.InvalidSettingException if a setting cannot be
	 * used
	 */
	public PipelineConfig create(CloudWatchLoggingProperties properties, @Nullable AwsCredentialsProvider credentials,
			@Nullable AwsRegionProvider regions, List<CloudWatchLogsClientCustomizer> customizers) {
		AwsProperties aws = properties.aws();
		DeliveryProperties delivery = properties.delivery();
		ClientSettings client = new ClientSettings(aws.region(), regions, aws.endpoint(), credentials,
				delivery.attemptTimeout(), customizers, delivery.compression());
		BatchProperties batch = properties.batch();
		// What is too much for an int is too much.
		int maxBytes = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, batch.maxBytes().toBytes()));
		return PipelineConfig.builder(logGroup(properties), client)
			.logStream(properties.logStream())
			.linger(batch.linger())
			.limits(new BatchLimits(batch.maxEvents(), maxBytes))
			.maxInFlight(delivery.maxInFlight())
			.backoff(delivery.initialBackoff(), delivery.maxBackoff())
			.mode(delivery.mode())
			.create(properties.provision().logGroup(), properties.provision().logStream())
			.build();
	}

	private String logGroup(CloudWatchLoggingProperties properties) {
		String configured = properties.logGroup();
		return (configured != null) ? configured
				: "/spring/" + this.environment.getProperty("spring.application.name", "application");
	}

}
