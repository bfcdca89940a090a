package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of what is delivered when an application ends, each with 20,000 events that wait.
 */
class ShutdownTests {

	private static final int EVENTS = 20_000;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void everythingIsDelivered_whenTerminated() {
		this.endpoint.faults().add(Fault.unavailable());
		try (ChildApplication child = start("--example.end=wait")) {
			child.awaitOutput("LOGGED");
			this.endpoint.faults().clear();
			child.terminate();
			child.awaitEnd();
			assertEverythingDelivered();
		}
	}

	@Test
	void everythingIsDelivered_whenSystemExits() {
		try (ChildApplication child = start("--example.end=exit")) {
			assertThat(child.awaitEnd()).isZero();
			assertEverythingDelivered();
		}
	}

	@Test
	void everythingIsDelivered_whenMainReturns() {
		try (ChildApplication child = start("--spring.main.web-application-type=none")) {
			assertThat(child.awaitEnd()).isZero();
			assertEverythingDelivered();
		}
	}

	@Test
	void everythingIsDelivered_whenOnlyTheContextIsClosed() {
		try (ChildApplication child = start("--example.end=close")) {
			child.awaitOutput("CLOSED");
			await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(messages()).contains("after close"));
			assertEverythingDelivered();
		}
	}

	@Test
	void everythingIsDelivered_whenOneCallHangsAtTheEnd() {
		this.endpoint.faults().add(Fault.hang().on("PutLogEvents").times(1));
		try (ChildApplication child = start("--example.end=exit", "--cloudwatch.logging.shutdown-timeout=10s")) {
			assertThat(child.awaitEnd()).isZero();
			assertEverythingDelivered();
		}
	}

	@Test
	void everythingIsDelivered_whenTheCredentialsAreClosedWithTheContext() {
		try (ChildApplication child = start("--example.end=exit", "--example.closing-credentials=true")) {
			assertThat(child.awaitEnd()).isZero();
			assertEverythingDelivered();
			assertThat(child.output()).doesNotContain("could not be delivered");
			assertThat(this.endpoint.requests())
				.allMatch((request) -> String.valueOf(request.authorization()).contains("KEY-OF-A-BEAN"));
		}
	}

	@Test
	void everythingIsDelivered_whereLogbackIsNotStopped_beansAreLazy_andEverythingIsLogged() {
		try (ChildApplication child = start("--example.end=exit", "--logging.register-shutdown-hook=false",
				"--spring.main.lazy-initialization=true", "--logging.level.root=debug")) {
			assertThat(child.awaitEnd()).isZero();
			assertEverythingDelivered();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.main.register-shutdown-hook=false", "--example.hookless=true" })
	void everythingIsDelivered_whenSpringBootDoesNotCloseTheContext(String setting) {
		try (ChildApplication child = start("--example.end=exit", setting)) {
			assertThat(child.awaitEnd()).isZero();
			assertThat(messages()).doesNotContain(ExampleApplication.LAST_LINE);
			assertAllEventsDelivered();
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
	void everythingIsDelivered_withVirtualThreads() {
		try (ChildApplication child = start("--example.end=exit", "--spring.threads.virtual.enabled=true")) {
			assertThat(child.awaitEnd()).isZero();
			assertEverythingDelivered();
		}
	}

	@Test
	void theEndIsQuiet_withoutActuatorAndMicrometer() {
		try (ChildApplication child = ChildApplication.startWith(
				ChildApplication.classPathWithout("spring-boot-actuator", "micrometer-core", "micrometer-metrics",
						"micrometer-jakarta", "spring-boot-health"),
				this.endpoint.uri(), "--example.events=10", "--example.end=exit")) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			assertThat(child.output()).endsWith(ExampleApplication.LAST_LINE + System.lineSeparator());
			assertThat(messages()).containsOnlyOnce(ExampleApplication.LAST_LINE);
		}
	}

	@Test
	void theEndIsNotDelayedBeyondTheTimeout_andReportsWhatIsLeft_whenEndpointHangs() {
		this.endpoint.faults().add(Fault.hang());
		try (ChildApplication child = start("--example.end=exit", "--cloudwatch.logging.shutdown-timeout=1s")) {
			child.awaitEnd();
			assertThat(child.output())
				.containsPattern("CloudWatch Logging: 20\\d{3} events could not be delivered before the end");
		}
	}

	/** The threads that end the JVM log, too. */
	@Test
	void theEndIsNotDelayedBeyondTheTimeout_whereLoggingWaitsForRoomForEver() {
		this.endpoint.faults().add(Fault.hang());
		try (ChildApplication child = start("--cloudwatch.logging.buffer.when-full=block",
				"--cloudwatch.logging.buffer.block-timeout=0", "--cloudwatch.logging.buffer.max-bytes=256KB",
				"--cloudwatch.logging.shutdown-timeout=2s")) {
			child.awaitOutput("event 1000");
			child.terminate();
			child.awaitEnd();
			assertThat(child.output()).contains("events could not be delivered before the end");
		}
	}

	private ChildApplication start(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--example.events=" + EVENTS));
		all.addAll(List.of(arguments));
		return ChildApplication.start(this.endpoint, all.toArray(String[]::new));
	}

	private List<String> messages() {
		return this.endpoint.events(ChildApplication.LOG_GROUP)
			.stream()
			.map(StoredEvent::message)
			.map((message) -> message.substring(message.lastIndexOf(": ") + 2))
			.toList();
	}

	private void assertEverythingDelivered() {
		assertAllEventsDelivered();
		assertThat(messages()).containsOnlyOnce(ExampleApplication.LAST_LINE);
	}

	private void assertAllEventsDelivered() {
		// A backlog is worked off by parallel calls, so the order of arrival may differ.
		List<Integer> events = messages().stream()
			.filter((message) -> message.startsWith("event "))
			.map((message) -> Integer.valueOf(message.substring("event ".length())))
			.sorted()
			.toList();
		assertThat(events).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
		assertThat(messages()).anyMatch((message) -> message.startsWith("Starting ExampleApplication"));
	}

}
