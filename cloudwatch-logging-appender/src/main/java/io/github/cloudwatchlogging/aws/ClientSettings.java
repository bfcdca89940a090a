package io.github.cloudwatchlogging.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.cloudwatchlogging.Compression;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.DurationSetting;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * What the client is built from. What is {@code null} is found as in any program that
 * uses the AWS SDK.
 *
 * @param region the region, for example {@code eu-central-1}
 * @param regionProvider asked for the region if none is given
 * @param endpoint address of the service, for emulators and private endpoints
 * @param credentials where credentials come from; what they were last is used as long as
 * it is valid when this fails, as it may once its application has ended
 * @param attemptTimeout how long a call may take
 * @param customizers have the last word
 * @param compression how requests are compressed
 * @param tls certificates, if not those of the JVM
 * @param supplier makes the client instead; all else is without effect then
 */
public record ClientSettings(@Nullable String region, @Nullable AwsRegionProvider regionProvider,
		@Nullable URI endpoint, @Nullable AwsCredentialsProvider credentials, Duration attemptTimeout,
		List<CloudWatchLogsClientCustomizer> customizers, Compression compression, @Nullable TlsMaterial tls,
		@Nullable CloudWatchLogsClientSupplier supplier) {

	private static final int MAX_PORT = 65_535;

	public ClientSettings {
		// Not the provider itself: the client would close it together with itself.
		credentials = (credentials != null) ? new RememberedCredentials(credentials, Clock.systemUTC()) : null;
		// As from "${AWS_REGION:}".
		region = (region != null && !region.isBlank()) ? region : null;
		customizers = List.copyOf(customizers);
		if (region != null && !region.matches("[a-z0-9-]+")) {
			throw new InvalidSettingException("aws.region", region,
					"must be the name of an AWS region such as eu-central-1");
		}
		endpoint = (endpoint != null && !endpoint.toString().isBlank()) ? endpoint : null;
		if (endpoint != null && !isUrl(endpoint)) {
			throw new InvalidSettingException("aws.endpoint", endpoint, "must be a URL such as http://localhost:4566");
		}
		DurationSetting.checkPositive("delivery.attempt-timeout", attemptTimeout);
	}

	private static boolean isUrl(URI endpoint) {
		return endpoint.getHost() != null && endpoint.getPort() <= MAX_PORT
				&& ("http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme()));
	}

	/**
	 * Whether other settings lead to the same service.
	 * @param other the other settings
	 * @return whether region and endpoint are the same
	 */
	public boolean isSameConnection(ClientSettings other) {
		return Objects.equals(this.region, other.region) && Objects.equals(this.endpoint, other.endpoint);
	}

	/**
	 * Settings without compression, certificates or supplier.
	 * @param region the region
	 * @param regionProvider asked for the region if none is given
	 * @param endpoint address of the service
	 * @param credentials where credentials come from
	 * @param attemptTimeout how long a call may take
	 * @param customizers have the last word
	 */
	public ClientSettings(@Nullable String region, @Nullable AwsRegionProvider regionProvider, @Nullable URI endpoint,
			@Nullable AwsCredentialsProvider credentials, Duration attemptTimeout,
			List<CloudWatchLogsClientCustomizer> customizers) {
		this(region, regionProvider, endpoint, credentials, attemptTimeout, customizers, Compression.NONE, null, null);
	}

}
