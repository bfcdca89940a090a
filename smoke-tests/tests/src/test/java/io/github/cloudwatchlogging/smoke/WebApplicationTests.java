package io.github.cloudwatchlogging.smoke;

import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of web applications with the actuator, from their first line to their last.
 */
class WebApplicationTests {

	/** What SIGTERM leaves. */
	private static final int TERMINATED = 143;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@ParameterizedTest
	@CsvSource({ "servlet, ServletApplication", "reactive, ReactiveApplication" })
	void everyLineIsDeliveredOnce_andTheActuatorTellsTheTruth(String name, String mainClass) {
		try (PackagedApplication application = PackagedApplication.start(name, this.endpoint.uri())) {
			WebClient client = new WebClient(application.awaitAddress());
			assertThat(client.status("/orders/7")).isEqualTo(200);
			assertThat(client.status("/failure")).isEqualTo(500);
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertFiguresMatch(client));
			assertProbesDoNotAsk(client);
			assertThat(application.terminate()).isEqualTo(TERMINATED);
			new DeliveredEvents(this.endpoint).containOnce("Starting " + mainClass)
				.containOnce("Order 7 was asked for")
				.containOnce("java.lang.IllegalStateException: out of stock", "at com.example." + mainClass)
				.containOnce("The last line of a bean");
			application.assertNothingIsMissing();
			assertThat(application.output()).doesNotContain("could not be delivered");
		}
	}

	private void assertFiguresMatch(WebClient client) {
		int stored = this.endpoint.events().size();
		JsonNode delivery = client.json("/actuator/cloudwatchlogging");
		assertThat(delivery.at("/queue/events").asInt()).isZero();
		assertThat(delivery.at("/state").asString()).isEqualTo("DELIVERING");
		assertThat(delivery.at("/destinations/0/logGroup").asString()).isEqualTo("/shop/orders");
		assertThat(delivery.at("/events/delivered").asInt()).isPositive().isEqualTo(stored);
		assertThat(delivered(client)).isEqualTo(stored);
		assertThat(client.json("/actuator/health").at("/components/cloudWatchLogging/status").asString())
			.isEqualTo("UP");
		assertThat(this.endpoint.events()).hasSize(stored)
			.anyMatch((event) -> event.message().contains("out of stock"));
	}

	/**
	 * A platform must not restart, or take out of service, what cannot deliver its logs.
	 */
	private static void assertProbesDoNotAsk(WebClient client) {
		assertThat(client.status("/actuator/health/cloudWatchLogging")).isEqualTo(200);
		for (String probe : List.of("liveness", "readiness")) {
			assertThat(client.json("/actuator/health/" + probe).at("/status").asString()).isEqualTo("UP");
			assertThat(client.status("/actuator/health/" + probe + "/cloudWatchLogging")).isEqualTo(404);
		}
	}

	private static int delivered(WebClient client) {
		return client.json("/actuator/metrics/cloudwatch.logging.events?tag=outcome:delivered")
			.at("/measurements/0/value")
			.asInt();
	}

}
