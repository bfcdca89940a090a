package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of several Spring Boot tests in one JVM.
 */
class TestContextsTests {

	@Test
	void theTestsWithDeliveryDeliver_andTheOthersDoNot() {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
				ChildApplication child = ChildApplication.run(TestContexts.class, endpoint)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			Lines.assertDeliveredOnce(child, endpoint);
		}
	}

}
