package io.github.cloudwatchlogging.boot.autoconfigure;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to where Spring Cloud AWS connects to.
 */
final class SpringCloudAwsConnection implements CloudWatchLogsConnectionDetails {

	private final AwsConnectionDetails details;

	SpringCloudAwsConnection(AwsConnectionDetails details) {
		this.details = details;
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.details.getEndpoint();
	}

	@Override
	public @Nullable String getRegion() {
		return this.details.getRegion();
	}

	@Override
	public @Nullable String getAccessKey() {
		return this.details.getAccessKey();
	}

	@Override
	public @Nullable String getSecretKey() {
		return this.details.getSecretKey();
	}

}
