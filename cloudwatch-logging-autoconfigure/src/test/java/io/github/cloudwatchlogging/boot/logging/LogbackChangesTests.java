package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what becomes of the appender when somebody changes Logback's configuration.
 */
class LogbackChangesTests {

	@Test
	void thereIsOneAppender_whateverHappensToLogback() {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
				ChildApplication child = ChildApplication.run(LogbackChanges.class, endpoint)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			Lines.assertDeliveredOnce(child, endpoint);
		}
	}

}
