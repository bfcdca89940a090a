package io.github.cloudwatchlogging.boot.autoconfigure;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientSupplier;
import io.github.cloudwatchlogging.boot.properties.ClientBeans;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Collects what the application brings along to reach the service in its own way.
 */
@Configuration(proxyBeanMethods = false)
class ClientBeansConfiguration {

	private static final Logger logger = LoggerFactory.getLogger("io.github.cloudwatchlogging");

	/** What {@code @EmbeddedCloudWatchLogs} says of the service it embeds. */
	private static final String EMBEDDED = "Embedded CloudWatch Logs";

	@Bean
	ClientBeans cloudWatchLoggingClientBeans(ConfigurableEnvironment environment,
			ObjectProvider<CloudWatchLogsConnectionDetails> connections,
			@Qualifier(CloudWatchLoggingAutoConfiguration.QUALIFIER) ObjectProvider<AwsCredentialsProvider> own,
			ObjectProvider<AwsCredentialsProvider> credentials, ObjectProvider<AwsRegionProvider> regions,
			ObjectProvider<SslBundles> sslBundles, ObjectProvider<CloudWatchLogsClientCustomizer> customizers,
			ObjectProvider<CloudWatchLogsClientSupplier> supplier) {
		// The events of a test belong there, whatever containers it starts for others.
		CloudWatchLogsConnectionDetails connection = environment.getPropertySources().contains(EMBEDDED)
				? new NoDetails() : connections.getIfAvailable(NoDetails::new);
		AwsCredentialsProvider connected = credentials(connection);
		return new ClientBeans(connection.getEndpoint(), connection.getRegion(),
				(connected != null) ? connected : own.getIfAvailable(() -> unique(credentials)), regions.getIfUnique(),
				sslBundles.getIfAvailable(), customizers.orderedStream().toList(), supplier.getIfAvailable());
	}

	private static @Nullable AwsCredentialsProvider unique(ObjectProvider<AwsCredentialsProvider> credentials) {
		AwsCredentialsProvider unique = credentials.getIfUnique();
		if (unique == null && credentials.stream().count() > 1) {
			logger.warn(
					"None of the several beans of type AwsCredentialsProvider is used for the delivery to "
							+ "CloudWatch Logs, but the default of the AWS SDK: qualify one with \"{}\"",
					CloudWatchLoggingAutoConfiguration.QUALIFIER);
		}
		return unique;
	}

	private static @Nullable AwsCredentialsProvider credentials(CloudWatchLogsConnectionDetails connection) {
		String key = connection.getAccessKey();
		String secret = connection.getSecretKey();
		return (key != null && secret != null)
				? StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)) : null;
	}

	/** Nothing but the configuration knows where the service is. */
	private static final class NoDetails implements CloudWatchLogsConnectionDetails {

	}

	/**
	 * Where Spring Cloud AWS knows where the service is, for instance from a container.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AwsConnectionDetails.class)
	static class SpringCloudAws {

		@Bean
		@ConditionalOnBean(AwsConnectionDetails.class)
		@ConditionalOnMissingBean(CloudWatchLogsConnectionDetails.class)
		SpringCloudAwsConnection cloudWatchLoggingSpringCloudAwsConnection(AwsConnectionDetails details) {
			return new SpringCloudAwsConnection(details);
		}

	}

}
