package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of web applications in a servlet container, whose JVM lives on without them.
 */
class WarTests {

	@Test
	void everythingIsDelivered_andNothingIsLeft_whenAnApplicationIsUndeployed() {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
				ChildApplication child = ChildApplication.run(ServletContainer.class, endpoint)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			Lines.assertDeliveredOnce(child, endpoint);
			assertThat(child.output()).doesNotContain("appears to have started a thread named", "Exception in thread");
		}
	}

}
