package io.github.cloudwatchlogging.boot.properties;

import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;

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
	 * Makes a configuration.
	 * @param properties the settings
	 * @param beans what the application brings along
	 * @return the configuration
	 * @throws io.github.cloudwatchlogging.InvalidSettingException if a setting cannot be
	 * used
	 */
	public PipelineConfig create(CloudWatchLoggingProperties properties, ClientBeans beans) {
		AwsProperties aws = properties.aws();
		DeliveryProperties delivery = properties.delivery();
		ClientSettings client = new ClientSettings(aws.region(), beans.regions(), aws.endpoint(), beans.credentials(),
				delivery.attemptTimeout(), beans.customizers(), delivery.compression(), beans.supplier());
		BatchProperties batch = properties.batch();
		return PipelineConfig.builder(logGroup(properties), client)
			.logStream(properties.logStream())
			.linger(batch.linger())
			.limits(new BatchLimits(batch.maxEvents(), (int) Math.min(Integer.MAX_VALUE, batch.maxBytes().toBytes())))
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
