package io.github.cloudwatchlogging.aws;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Changes the client that delivers the events before it is built. Called once, on a
 * delivery thread, after everything else was set, so what it sets wins. The client
 * outlives the application context: what a customizer refers to must stay usable until
 * the JVM ends, or until another context takes over.
 */
@FunctionalInterface
public interface CloudWatchLogsClientCustomizer {

	/**
	 * Changes the client.
	 * @param builder the builder of the client
	 */
	void customize(CloudWatchLogsClientBuilder builder);

}
