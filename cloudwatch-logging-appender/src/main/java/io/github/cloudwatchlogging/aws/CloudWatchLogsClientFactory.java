package io.github.cloudwatchlogging.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
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

	/** Code of the failure to build a client from what there is. */
	static final String NOT_BUILT = "ClientNotBuilt";

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
			throw new ConfigurationException(NOT_BUILT,
					"the AWS client cannot be built from its settings, customizers or supplier: "
							+ ex.getClass().getSimpleName(),
					ex);
		}
		catch (LinkageError ex) {
			throw new ConfigurationException(ex.getClass().getSimpleName(), SdkVersion.advice(), ex);
		}
	}

	private CloudWatchLogsClient build() {
		if (this.settings.supplier() != null) {
			return Objects.requireNonNull(this.settings.supplier().get(), "no client was supplied");
		}
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
			.region(region())
			.credentialsProvider(credentials())
			.httpClientBuilder(http())
			.overrideConfiguration(this::override);
		if (this.settings.endpoint() != null) {
			builder.endpointOverride(this.settings.endpoint());
		}
		this.settings.customizers().forEach((customizer) -> customizer.customize(builder));
		// One that overrides anything has replaced all that was set before.
		builder
			.overrideConfiguration(builder.overrideConfiguration().toBuilder().applyMutation(this::override).build());
		return build(builder);
	}

	private Apache5HttpClient.Builder http() {
		Duration timeout = this.settings.attemptTimeout();
		Duration connectTimeout = (timeout.compareTo(MAX_CONNECT_TIMEOUT) < 0) ? timeout : MAX_CONNECT_TIMEOUT;
		Apache5HttpClient.Builder http = Apache5HttpClient.builder()
			.connectionTimeout(connectTimeout)
			.socketTimeout(timeout);
		TlsMaterial tls = this.settings.tls();
		if (tls != null) {
			http.tlsKeyManagersProvider(tls.keyManagers()).tlsTrustManagersProvider(tls.trustManagers());
		}
		return http;
	}

	private void override(ClientOverrideConfiguration.Builder override) {
		new OverrideDefaults(this.settings).fillIn(override);
	}

	/** Nobody can ask the builder whether a customizer has set an HTTP client. */
	private static CloudWatchLogsClient build(CloudWatchLogsClientBuilder builder) {
		try {
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			if (!String.valueOf(ex.getMessage()).contains("httpClientBuilder can't both be configured")) {
				throw ex;
			}
			return builder.httpClientBuilder(null).build();
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
			return configured;
		}
		return this.instanceMetadata.credentialsProvider();
	}

}
