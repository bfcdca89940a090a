package io.github.cloudwatchlogging.test;

/**
 * The one endpoint of this JVM. It is never closed, because Spring keeps application
 * contexts that write to it until the JVM ends, and its threads are daemons.
 */
final class SharedEndpoint {

	private SharedEndpoint() {
	}

	static CloudWatchLogsEndpoint get() {
		return Holder.ENDPOINT;
	}

	private static final class Holder {

		private static final CloudWatchLogsEndpoint ENDPOINT = CloudWatchLogsEndpoint.start();

	}

}
