package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that applications leave nothing behind in a JVM that lives on; a short form of
 * {@link ManyStartsSoak}.
 */
class ManyStartsTests {

	@Test
	void nothingIsLeft_whenApplicationsAreStartedAndClosed() {
		run(5);
	}

	static void run(int rounds) {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
				ChildApplication child = ChildApplication.run(ManyStarts.class, endpoint,
						"-XX:SoftRefLRUPolicyMSPerMB=0", "-Drounds=" + rounds)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			Lines.assertDeliveredOnce(child, endpoint);
			child.output().lines().filter((line) -> line.startsWith("before ")).forEach(System.out::println);
		}
	}

}
