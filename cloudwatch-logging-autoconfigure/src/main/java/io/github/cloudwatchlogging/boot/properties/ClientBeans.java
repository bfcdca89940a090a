package io.github.cloudwatchlogging.boot.properties;

import java.net.URI;
import java.util.List;

import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.boot.ssl.SslBundles;

/**
 * What an application brings along to reach the service in its own way.
 *
 * @param endpoint address of the service; wins over the property
 * @param region the region; wins over the property
 * @param credentials where credentials come from, {@code null} for the SDK's default
 * @param regions asked for the region if nothing else names one, {@code null} for the
 * SDK's default
 * @param sslBundles where the configured SSL bundle is found
 * @param customizers change the client, in this order
 * @param supplier makes the client instead of all that, {@code null} for none
 */
public record ClientBeans(@Nullable URI endpoint, @Nullable String region, @Nullable AwsCredentialsProvider credentials,
		@Nullable AwsRegionProvider regions, @Nullable SslBundles sslBundles,
		List<CloudWatchLogsClientCustomizer> customizers, @Nullable CloudWatchLogsClientSupplier supplier) {

	/** Settings alone. */
	public static final ClientBeans NONE = new ClientBeans(null, null, null, null, null, List.of(), null);

}
