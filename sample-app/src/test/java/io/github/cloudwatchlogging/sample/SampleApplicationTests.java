package io.github.cloudwatchlogging.sample;

import java.time.Duration;
import java.util.Objects;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudwatchlogging.test.CloudWatchLogsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests what the sample delivers, in the way any application can test it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@EmbeddedCloudWatchLogs
class SampleApplicationTests {

	@Autowired
	private CloudWatchLogsEndpoint cloudWatchLogs;

	@LocalServerPort
	private int port;

	private RestTestClient client;

	@BeforeAll
	static void bePatient() {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

	@BeforeEach
	void createClient() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@Test
	void start_isDeliveredFromItsFirstLineOn() {
		await().untilAsserted(() -> assertThat(this.cloudWatchLogs).hasReceived("Starting SampleApplicationTests")
			.hasReceived("Tomcat started on port")
			.hasReceived("Started SampleApplicationTests"));
	}

	@Test
	void order_isDeliveredWithTheRequestsId() {
		Order order = order("desk lamp", 2, "order-of-two");
		await().untilAsserted(() -> assertThat(this.cloudWatchLogs)
			.hasReceived("OrderBook [requestId=order-of-two]: Order %d received: 2 x desk lamp".formatted(order.id())));
	}

	@Test
	void failedShipment_isDeliveredAsOneEventWithItsCause() {
		Order order = order("chair", 11, "too-many");
		this.client.post().uri("/orders/{id}/ship", order.id()).exchange().expectStatus().isEqualTo(409);
		await().untilAsserted(() -> assertThat(this.cloudWatchLogs.events("/shop/orders"))
			.filteredOn((event) -> event.message().contains("Shipping failed"))
			.singleElement()
			.satisfies((event) -> assertThat(event.message()).startsWith("ERROR")
				.contains("ShipmentException: Order %d could not be shipped".formatted(order.id()))
				.contains("at io.github.cloudwatchlogging.sample.OrderBook.ship")
				.contains("Caused by: io.github.cloudwatchlogging.sample.OutOfStockException: "
						+ "There are no 11 pieces of 'chair' left")));
	}

	@Test
	void actuator_countsWhatCloudWatchLogsHas() {
		await().untilAsserted(() -> this.client.get()
			.uri("/actuator/cloudwatchlogging")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.queue.events")
			.isEqualTo(0)
			.jsonPath("$.events.delivered")
			.isEqualTo(this.cloudWatchLogs.events().size())
			.jsonPath("$.destinations[0].logGroup")
			.isEqualTo("/shop/orders"));
	}

	private Order order(String item, int quantity, String requestId) {
		return Objects.requireNonNull(this.client.post()
			.uri("/orders")
			.header("X-Request-Id", requestId)
			.contentType(MediaType.APPLICATION_JSON)
			.body(new NewOrder(item, quantity))
			.exchange()
			.expectHeader()
			.valueEquals("X-Request-Id", requestId)
			.returnResult(Order.class)
			.getResponseBody());
	}

}
