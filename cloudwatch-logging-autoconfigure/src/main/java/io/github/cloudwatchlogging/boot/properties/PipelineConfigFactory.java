package io.github.cloudwatchlogging.boot.properties;

import java.net.URI;
import java.util.Objects;

import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import org.jspecify.annotations.Nullable;

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
		DeliveryProperties delivery = properties.delivery();
		ClientSettings client = client(properties.aws(), delivery, beans);
		BatchProperties batch = properties.batch();
		// What is too much for an int is too much.
		int maxBytes = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, batch.maxBytes().toBytes()));
		return PipelineConfig.builder(logGroup(properties.logGroup()), client)
			.logStream(properties.logStream())
			.linger(batch.linger())
			.limits(new BatchLimits(batch.maxEvents(), maxBytes))
			.maxInFlight(delivery.maxInFlight())
			.backoff(delivery.initialBackoff(), delivery.maxBackoff())
			.mode(delivery.mode())
			.create(properties.provision().logGroup(), properties.provision().logStream())
			.build();
	}

	private ClientSettings client(AwsProperties aws, DeliveryProperties delivery, ClientBeans beans) {
		String region = (beans.region() != null) ? beans.region() : aws.region();
		URI endpoint = (beans.endpoint() != null) ? beans.endpoint() : aws.endpoint();
		return new ClientSettings(region, beans.regions(), endpoint, beans.credentials(), delivery.attemptTimeout(),
				beans.customizers(), delivery.compression(),
				SslBundleLoader.load(aws.ssl().bundle(), beans.sslBundles()), beans.supplier());
	}

	/**
	 * Makes the configuration of a buffer on disk, before all settings are known.
	 * @param buffer where events wait
	 * @param logGroup the setting, {@code null} if there is none
	 * @param logStream the setting, {@code null} if there is none
	 * @return the configuration, {@code null} if events are kept in memory
	 * @throws io.github.cloudwatchlogging.InvalidSettingException if a setting cannot be
	 * used
	 */
	public @Nullable DiskConfig createDisk(BufferProperties buffer, @Nullable String logGroup,
			@Nullable String logStream) {
		return buffer.toDiskConfig(application(), logGroup(logGroup),
				Objects.requireNonNullElse(logStream, PipelineConfig.DEFAULT_LOG_STREAM));
	}

	private String logGroup(@Nullable String configured) {
		return (configured != null) ? configured : "/spring/" + application();
	}

	private String application() {
		return this.environment.getProperty("spring.application.name", "application");
	}

}
