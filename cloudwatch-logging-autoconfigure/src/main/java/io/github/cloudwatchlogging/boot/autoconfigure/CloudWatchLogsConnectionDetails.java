package io.github.cloudwatchlogging.boot.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the service is reached, and as whom, if something other than the properties knows
 * it, such as a container that a test has started. What is not {@code null} wins over
 * properties and other beans.
 */
public interface CloudWatchLogsConnectionDetails extends ConnectionDetails {

	/**
	 * Address of the service.
	 * @return a URL, {@code null} for what is configured
	 */
	default @Nullable URI getEndpoint() {
		return null;
	}

	/**
	 * The AWS region.
	 * @return the region's name, {@code null} for what is configured
	 */
	default @Nullable String getRegion() {
		return null;
	}

	/**
	 * Id of the access key.
	 * @return the id, {@code null} for the credentials that are found otherwise
	 */
	default @Nullable String getAccessKey() {
		return null;
	}

	/**
	 * The secret that belongs to {@link #getAccessKey()}.
	 * @return the secret, {@code null} for the credentials that are found otherwise
	 */
	default @Nullable String getSecretKey() {
		return null;
	}

}
