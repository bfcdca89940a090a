package io.github.cloudwatchlogging.smoke;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application that logs with something else: it runs, and is told why nothing
 * is delivered.
 */
class WithoutLogbackTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "job-java-logging", "job-log4j2" })
	void theApplicationRuns_andIsToldOnceThatLogbackIsNeeded(String name) {
		try (PackagedApplication application = PackagedApplication.start(name, this.endpoint.uri())) {
			assertThat(application.awaitEnd()).isZero();
			application.assertNothingIsMissing();
			assertThat(application.output()).contains("Sending the orders of today")
				.containsOnlyOnce("Not delivering to CloudWatch Logs: this needs Logback, which does not log here; "
						+ "remove cloudwatch-logging-starter");
			assertThat(this.endpoint.requests()).isEmpty();
		}
	}

}
