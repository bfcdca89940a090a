package io.github.cloudwatchlogging.test;

/**
 * Entry point for assertions about what an endpoint has received. Needs AssertJ.
 * Assertions look at once; a test that has to wait wraps them, for example with
 * Awaitility.
 */
public final class CloudWatchLogsAssertions {

	private CloudWatchLogsAssertions() {
	}

	/**
	 * Begin an assertion.
	 * @param actual the endpoint
	 * @return its assertions
	 */
	public static CloudWatchLogsEndpointAssert assertThat(CloudWatchLogsEndpoint actual) {
		return new CloudWatchLogsEndpointAssert(actual);
	}

}
