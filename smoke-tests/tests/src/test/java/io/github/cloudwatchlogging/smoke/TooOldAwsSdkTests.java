package io.github.cloudwatchlogging.smoke;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application whose own version of the AWS SDK is older than what is needed.
 */
class TooOldAwsSdkTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void theApplicationRuns_andIsToldWhichVersionIsNeeded() {
		try (PackagedApplication application = PackagedApplication.start("job-too-old-aws-sdk", this.endpoint.uri())) {
			assertThat(application.awaitEnd()).isZero();
			assertThat(application.output()).contains("Sending the orders of today", "The last line of a bean")
				.contains("the AWS SDK on the class path does not fit (its core is 2.25.0): "
						+ "2.41.0 or later is needed, all of its parts in one version")
				.contains("could not be delivered before the end")
				.doesNotContain("not foreseen");
		}
	}

}
