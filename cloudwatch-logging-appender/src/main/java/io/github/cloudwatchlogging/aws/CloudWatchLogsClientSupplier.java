package io.github.cloudwatchlogging.aws;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Makes the client that delivers the events, in place of the one that is built from
 * settings. Called on a delivery thread, when the first batch is due, and again when
 * calls have to be broken off at the end: then the client that was supplied before is
 * closed and the rest is sent with a new one.
 * <p>
 * Each client belongs to the delivery, which closes it. It outlives the application
 * context, whose last events it delivers: neither it nor what it refers to may be a bean
 * that is destroyed with the context. Settings, customizers and compression have no
 * effect on it; it should have a timeout for calls, and no retries, since the delivery
 * has its own.
 */
@FunctionalInterface
public interface CloudWatchLogsClientSupplier {

	/**
	 * Makes a client.
	 * @return a client that nobody else uses or closes
	 */
	CloudWatchLogsClient get();

}
