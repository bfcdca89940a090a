package io.github.cloudwatchlogging.smoke;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a job that ends at once, without the web, the actuator and Micrometer.
 */
class JobTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void everyLineIsDeliveredOnce() {
		try (PackagedApplication application = PackagedApplication.start("job", this.endpoint.uri())) {
			assertThat(application.awaitEnd()).isZero();
			new DeliveredEvents(this.endpoint).containOnce("Starting JobApplication")
				.containOnce("Sending the orders of today")
				.containOnce("Order 7 was not sent", "java.lang.IllegalStateException: out of stock",
						"at com.example.JobApplication.run")
				.containOnce("The last line of a bean");
			assertThat(application.output()).doesNotContain("NoClassDefFoundError", "ClassNotFoundException",
					"NoSuchMethodError", "could not be delivered");
		}
	}

}
