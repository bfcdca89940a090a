package io.github.cloudwatchlogging.boot.properties;

import java.util.List;

import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * What an application brings along to reach the service in its own way.
 *
 * @param credentials where credentials come from, {@code null} for the SDK's default
 * @param regions asked for the region if the settings name none, {@code null} for the
 * SDK's default
 * @param customizers change the client, in this order
 * @param supplier makes the client instead of all that, {@code null} for none
 */
public record ClientBeans(@Nullable AwsCredentialsProvider credentials, @Nullable AwsRegionProvider regions,
		List<CloudWatchLogsClientCustomizer> customizers, @Nullable CloudWatchLogsClientSupplier supplier) {

	/** Settings alone. */
	public static final ClientBeans NONE = new ClientBeans(null, null, List.of(), null);

}
