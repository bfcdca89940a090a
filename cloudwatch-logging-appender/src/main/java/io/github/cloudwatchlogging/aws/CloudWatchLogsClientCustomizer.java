package io.github.cloudwatchlogging.aws;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Changes the client that delivers the events before it is built. Called on a delivery
 * thread, after everything else was set, so what it sets wins: once when the first batch
 * is due, and again for the client that takes over when calls have to be broken off at
 * the end. What it leaves open in an override configuration of its own (timeouts, that
 * the SDK does not retry, compression) is filled in afterwards. A client outlives the
 * application context: what a customizer refers to must stay usable until the JVM ends,
 * or until another context takes over.
 * <p>
 * An HTTP client that is set with {@code httpClient} belongs to whoever made it and is
 * never closed here. A call that hangs in it is therefore not broken off at the end, but
 * lasts until its own timeout, and its batch is not sent again over a new connection. One
 * set with {@code httpClientBuilder} has neither limit.
 */
@FunctionalInterface
public interface CloudWatchLogsClientCustomizer {

	/**
	 * Changes the client.
	 * @param builder the builder of the client
	 */
	void customize(CloudWatchLogsClientBuilder builder);

}
