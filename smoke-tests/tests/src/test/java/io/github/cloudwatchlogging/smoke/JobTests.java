package io.github.cloudwatchlogging.smoke;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a job that ends at once, without the web, the actuator and Micrometer; also
 * with the oldest AWS SDK that is supported.
 */
class JobTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "job", "job-oldest-aws-sdk" })
	void everyLineIsDeliveredOnce(String name) {
		try (PackagedApplication application = PackagedApplication.start(name, this.endpoint.uri())) {
			assertThat(application.awaitEnd()).isZero();
			new DeliveredEvents(this.endpoint).containOnce("Starting JobApplication")
				.containOnce("Sending the orders of today")
				.containOnce("Order 7 was not sent", "java.lang.IllegalStateException: out of stock",
						"at com.example.JobApplication.run")
				.containOnce("The last line of a bean");
			application.assertNothingIsMissing();
			assertThat(application.output()).doesNotContain("could not be delivered");
		}
	}

}
