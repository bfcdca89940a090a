package io.github.cloudwatchlogging.smoke;

import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a job with Spring Cloud AWS, which also says which version of the AWS SDK it
 * has.
 */
class SpringCloudAwsTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void everyLineIsDeliveredOnce_withTheCredentialsAndTheRegionOfItsProperties() {
		run(Map.of("CLOUDWATCH_LOGGING_AWS_ENDPOINT", this.endpoint.uri().toString()));
		assertThat(authorizations())
			.allSatisfy((header) -> assertThat(header).contains("KEY-OF-SPRING-CLOUD-AWS/", "/eu-west-3/logs/"));
	}

	@Test
	void everyLineIsDeliveredOnce_toWhereItsConnectionDetailsSay() {
		run(Map.of("EMULATOR_ENDPOINT", this.endpoint.uri().toString()));
		assertThat(authorizations())
			.allSatisfy((header) -> assertThat(header).contains("KEY-OF-THE-EMULATOR/", "/ap-south-1/logs/"));
	}

	private void run(Map<String, String> environment) {
		try (PackagedApplication application = PackagedApplication.start("job-spring-cloud-aws", environment)) {
			assertThat(application.awaitEnd()).isZero();
			new DeliveredEvents(this.endpoint).containOnce("Starting JobApplication")
				.containOnce("Sending the orders of today")
				.containOnce("Order 7 was not sent", "java.lang.IllegalStateException: out of stock")
				.containOnce("The last line of a bean");
			application.assertNothingIsMissing();
			assertThat(application.output()).doesNotContain("could not be delivered");
		}
	}

	private List<String> authorizations() {
		List<String> headers = this.endpoint.requests()
			.stream()
			.map(ReceivedRequest::authorization)
			.map(String::valueOf)
			.toList();
		assertThat(headers).isNotEmpty();
		return headers;
	}

}
