package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of what is delivered of an application's start, and of one that fails.
 */
class StartTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void theReportIsDelivered_whenABeanThrows() {
		startAndEnd("--example.fail=true");
		assertThat(messages()).anyMatch((message) -> message.contains("Application run failed")
				&& message.contains("Caused by: java.lang.IllegalStateException: this bean always fails"));
	}

	@Test
	void theReportIsDelivered_whenThePortIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			startAndEnd("--server.port=" + taken.getLocalPort());
		}
		assertThat(messages()).anyMatch(
				(message) -> message.contains("APPLICATION FAILED TO START") && message.contains("was already in use"));
	}

	@Test
	void theReportIsDelivered_whenAPropertyOfTheApplicationIsWrong() {
		startAndEnd("--example.events=many");
		assertThat(messages()).anyMatch((message) -> message.contains("APPLICATION FAILED TO START")
				&& message.contains("Property: example.events") && message.contains("Value: \"many\""));
	}

	@Test
	void theReportIsDelivered_whenLoggingItselfIsConfiguredWrongly() {
		startAndEnd("--logging.level.orders=LOUD");
		assertThat(messages())
			.anyMatch((message) -> message.contains("APPLICATION FAILED TO START") && message.contains("LOUD"));
	}

	@Test
	void everythingIsDelivered_whenTheEndpointComesUpLater() {
		this.endpoint.stopListening();
		try (ChildApplication child = ChildApplication.start(this.endpoint, "--example.events=100",
				"--example.end=wait", "--cloudwatch.logging.delivery.max-backoff=1s")) {
			child.awaitOutput("LOGGED").awaitOutput("Cannot deliver to");
			this.endpoint.resumeListening();
			await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(messages()).hasSizeGreaterThan(100));
			assertThat(messages()).anyMatch((message) -> message.contains("Starting ExampleApplication"))
				.doesNotHaveDuplicates();
			child.awaitOutput("works again");
		}
	}

	@Test
	void theLogGroupIsCreatedAgain_whenSomebodyDeletesIt() {
		try (ChildApplication child = ChildApplication.start(this.endpoint, "--example.events=10",
				"--example.end=close", "--example.pause-millis=0")) {
			child.awaitOutput("LOGGED");
			await().atMost(Duration.ofSeconds(20)).until(() -> !this.endpoint.events().isEmpty());
			this.endpoint.deleteLogGroup(ChildApplication.LOG_GROUP);
			child.awaitOutput("CLOSED");
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(this.endpoint.events().stream().map(StoredEvent::message))
					.anyMatch((message) -> message.endsWith("after close")));
			assertThat(this.endpoint.requestCount("DescribeLogGroups")).isZero();
		}
	}

	@Test
	void theApplicationRuns_andIsToldOnceWhatIsMissing_withoutRegionAndCredentials() {
		try (ChildApplication child = ChildApplication.start(Map.of(), List
			.of("--spring.main.web-application-type=none", "--example.events=10", "--example.pause-millis=3000"))) {
			assertThat(child.awaitEnd()).isZero();
			assertThat(child.output()).containsOnlyOnce("Cannot deliver to")
				.contains("no AWS region is known", "cloudwatch.logging.enabled=false")
				.contains("could not be delivered before the end");
		}
	}

	@Test
	void theApplicationDoesNotStart_andSaysWhy_whenASettingIsWrong() {
		try (ChildApplication child = ChildApplication.start(this.endpoint,
				"--cloudwatch.logging.batch.max-events=0")) {
			assertThat(child.awaitEnd()).isNotZero();
			assertThat(child.output()).contains("APPLICATION FAILED TO START", "cloudwatch.logging.batch.max-events",
					"must be between 1 and 10000");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "batch.max-events=0", "batch.linger=soon" })
	void theEndDoesNotWaitForADeliveryThatCannotCome_whenASettingIsWrong(String setting) {
		try (ChildApplication child = ChildApplication.start(this.endpoint, "--cloudwatch.logging." + setting,
				"--cloudwatch.logging.shutdown-timeout=50s")) {
			Instant start = Instant.now();
			assertThat(child.awaitEnd()).isNotZero();
			assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(40));
			assertThat(child.output()).doesNotContain("please report it")
				.containsOnlyOnce("could not be delivered before the end")
				.contains("(InvalidSettingException, " + setting.substring(0, setting.indexOf('=')) + " ");
		}
	}

	private void startAndEnd(String... arguments) {
		try (ChildApplication child = ChildApplication.start(this.endpoint, arguments)) {
			assertThat(child.awaitEnd()).isNotZero();
		}
	}

	private List<String> messages() {
		return this.endpoint.events(ChildApplication.LOG_GROUP).stream().map(StoredEvent::message).toList();
	}

}
