package io.github.cloudwatchlogging.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import io.github.cloudwatchlogging.Compression;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Builds the client. That loads some 1,600 classes and takes half a second, so it is done
 * on a delivery thread, when the first batch is due.
 */
final class CloudWatchLogsClientFactory {

	private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/** Signs requests to an emulator, which does not care. */
	private static final Region EMULATOR_REGION = Region.US_EAST_1;

	private final ClientSettings settings;

	private final InstanceMetadata instanceMetadata = new InstanceMetadata(System.getenv(), Path.of("/"));

	CloudWatchLogsClientFactory(ClientSettings settings) {
		this.settings = settings;
	}

	/**
	 * Builds a client.
	 * @return the client
	 * @throws ConfigurationException if the settings make no client
	 */
	CloudWatchLogsClient create() {
		try {
			return build();
		}
		catch (ConfigurationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new ConfigurationException("ClientNotBuilt",
					"the AWS client cannot be built from its settings and customizers: "
							+ ex.getClass().getSimpleName(),
					ex);
		}
		catch (LinkageError ex) {
			throw new ConfigurationException(ex.getClass().getSimpleName(), SdkVersion.advice(), ex);
		}
	}

	private CloudWatchLogsClient build() {
		Duration timeout = this.settings.attemptTimeout();
		Duration connectTimeout = (timeout.compareTo(MAX_CONNECT_TIMEOUT) < 0) ? timeout : MAX_CONNECT_TIMEOUT;
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
			.region(region())
			.credentialsProvider(credentials())
			.httpClientBuilder(Apache5HttpClient.builder().connectionTimeout(connectTimeout).socketTimeout(timeout))
			.overrideConfiguration(this::override);
		if (this.settings.endpoint() != null) {
			builder.endpointOverride(this.settings.endpoint());
		}
		this.settings.customizers().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private void override(ClientOverrideConfiguration.Builder override) {
		// Attempts of the SDK's own would multiply with ours.
		override.retryStrategy(AwsRetryStrategy.doNotRetry())
			.apiCallTimeout(this.settings.attemptTimeout())
			.apiCallAttemptTimeout(this.settings.attemptTimeout())
			.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "cloudwatch-logging");
		if (this.settings.compression() == Compression.GZIP) {
			override.addExecutionInterceptor(new GzipInterceptor());
		}
	}

	private Region region() {
		if (this.settings.region() != null) {
			return Region.of(this.settings.region());
		}
		AwsRegionProvider configured = this.settings.regionProvider();
		AwsRegionProvider provider = (configured != null) ? configured : this.instanceMetadata.regionProvider();
		try {
			return provider.getRegion();
		}
		catch (SdkClientException ex) {
			if (this.settings.endpoint() != null) {
				return EMULATOR_REGION;
			}
			throw new ConfigurationException("MissingRegion",
					"no AWS region is known: set the region, or AWS_REGION in the environment", ex);
		}
	}

	private AwsCredentialsProvider credentials() {
		AwsCredentialsProvider configured = this.settings.credentials();
		if (configured != null) {
			// Not the provider itself: the client would close it together with itself.
			return () -> resolve(configured);
		}
		return this.instanceMetadata.credentialsProvider();
	}

	/** Also errors, such as a class that an undeployed application took with it. */
	private static AwsCredentials resolve(AwsCredentialsProvider provider) {
		try {
			return Objects.requireNonNull(provider.resolveCredentials(), "no credentials");
		}
		catch (Throwable ex) {
			throw new CredentialsException(ex);
		}
	}

}
