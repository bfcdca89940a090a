package io.github.cloudwatchlogging.boot.logging;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that settings and beans take effect in a real application.
 */
class SettingsTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void eventsAreJson_inAStructuredFormat() {
		run("--cloudwatch.logging.structured.format=ecs", "--logging.structured.json.add.team=orders");
		List<JsonNode> events = this.endpoint.events()
			.stream()
			.map((event) -> JsonMapper.shared().readTree(event.message()))
			.toList();
		assertThat(events).allSatisfy((event) -> assertThat(event.path("team").asString()).isEqualTo("orders"));
		assertThat(events).anySatisfy((event) -> {
			assertThat(event.path("message").asString()).isEqualTo("with an exception");
			assertThat(event.path("requestId").asString()).isEqualTo("r-1");
			assertThat(event.path("error").path("stack_trace").asString()).contains("stack trace");
		});
	}

	@Test
	void eventsFollowThePattern_whichMayUseSpringBootsWords() {
		run("--cloudwatch.logging.pattern=%esb(){APPLICATION_NAME}%level|%msg%n%wEx");
		assertThat(messages()).contains("[child] INFO|event 0");
	}

	@Test
	void onlyEventsFromTheThresholdOnAreDelivered() {
		run("--cloudwatch.logging.threshold=warn");
		assertThat(messages()).singleElement()
			.satisfies((message) -> assertThat(message).contains("with an exception"));
	}

	@Test
	void namesAreResolved() {
		run("--cloudwatch.logging.log-group=/shop/${spring.application.name}/a b",
				"--cloudwatch.logging.log-stream={pid}:{uuid}");
		assertThat(this.endpoint.logGroups()).containsExactly("/shop/child/a-b");
		assertThat(this.endpoint.logStreams("/shop/child/a-b")).singleElement()
			.satisfies((stream) -> assertThat(stream).matches("\\d+-[0-9a-f-]{36}"));
	}

	@Test
	void policiesModeAndCompression_takeEffect() {
		run("--cloudwatch.logging.buffer.when-full=block", "--cloudwatch.logging.buffer.block-timeout=0",
				"--cloudwatch.logging.buffer.max-bytes=1MB", "--cloudwatch.logging.delivery.mode=sync",
				"--cloudwatch.logging.delivery.compression=gzip", "--cloudwatch.logging.batch.linger=1h");
		assertThat(messages()).anyMatch((message) -> message.endsWith("event 2"));
		List<ReceivedRequest> puts = this.endpoint.requests()
			.stream()
			.filter((request) -> request.operation().equals("PutLogEvents"))
			.toList();
		// One call for each event that was logged after the configuration was complete.
		assertThat(puts).hasSizeGreaterThan(4).allMatch((request) -> "gzip".equals(request.contentEncoding()));
	}

	@Test
	void whatGivesWayIsDropped_whereTheBufferIsTooSmall() {
		this.endpoint.faults().add(Fault.hang());
		try (ChildApplication child = ChildApplication.start(this.endpoint, "--spring.main.web-application-type=none",
				"--cloudwatch.logging.buffer.when-full=drop-newest", "--cloudwatch.logging.buffer.max-bytes=256KB",
				"--example.events=5000", "--cloudwatch.logging.shutdown-timeout=1s")) {
			assertThat(child.awaitEnd()).isZero();
			assertThat(child.output()).containsPattern("\\d+ events could not be delivered before the end \\(.*\\), "
					+ "and \\d+ had been dropped earlier \\(\\d+ buffer-full\\)");
		}
	}

	@Test
	void nothingIsCreated_whereThatIsSwitchedOff() {
		String output = run("--cloudwatch.logging.provision.log-group=false");
		assertThat(this.endpoint.logGroups()).isEmpty();
		assertThat(output).contains("could not be delivered before the end (ResourceNotFoundException, "
				+ "the log group does not exist and provision.log-group is off");
	}

	@Test
	void beansOfTheApplicationWin_andCustomizersHaveTheLastWordInTheirOrder() {
		run("--example.beans=true");
		String authorization = this.endpoint.requests()
			.stream()
			.map((request) -> String.valueOf(request.authorization()))
			.collect(Collectors.joining());
		assertThat(authorization).contains("KEY-OF-A-BEAN", "/ap-south-1/logs/").doesNotContain("sa-east-1", "/test/");
	}

	@Test
	void connectionDetailsWin_overProperties() {
		// Nobody listens where the properties say.
		try (ChildApplication child = ChildApplication.start(URI.create("http://127.0.0.1:1"),
				"--spring.main.web-application-type=none", "--example.connection=" + this.endpoint.uri())) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
		}
		assertThat(this.endpoint.requests()).isNotEmpty()
			.allSatisfy((request) -> assertThat(request.authorization()).contains("KEY-OF-A-CONNECTION/",
					"/us-west-2/logs/"));
		assertThat(messages()).anyMatch((message) -> message.contains("Starting ExampleApplication"))
			.anyMatch((message) -> message.endsWith(ExampleApplication.LAST_LINE));
	}

	@Test
	void aSuppliedClientWins_andDeliversWhatIsLoggedAfterTheContextWasClosed() {
		run("--example.supplier=true", "--example.beans=true");
		assertThat(this.endpoint.requests())
			.allMatch((request) -> String.valueOf(request.authorization()).contains("KEY-OF-A-SUPPLIER"));
		assertThat(messages()).anyMatch((message) -> message.endsWith(ExampleApplication.LAST_LINE));
	}

	@Test
	void whatABeanOfTheApplicationThrows_isReported() {
		try (ChildApplication child = ChildApplication.start(this.endpoint, "--spring.main.web-application-type=none",
				"--example.broken=true", "--example.end=echo", "--cloudwatch.logging.shutdown-timeout=1s")) {
			child.awaitOutput("the proxy is not configured");
			assertThat(child.sayNoMore()).isZero();
			assertThat(child.output()).contains("Cannot deliver to", "ClientNotBuilt",
					"java.lang.IllegalStateException: the proxy is not configured");
		}
	}

	@Test
	void anEncoderOfTheApplicationWins_fromTheMomentItIsThere() {
		run("--example.encoder=true", "--cloudwatch.logging.pattern=early %msg");
		assertThat(messages()).contains("bean event 0", "bean " + ExampleApplication.LAST_LINE)
			.anyMatch((message) -> message.startsWith("early Starting"));
	}

	private String run(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--spring.main.web-application-type=none", "--example.events=3",
				"--cloudwatch.logging.shutdown-timeout=5s"));
		all.addAll(List.of(arguments));
		try (ChildApplication child = ChildApplication.start(this.endpoint, all.toArray(String[]::new))) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			return child.output();
		}
	}

	private List<String> messages() {
		return this.endpoint.events().stream().map(StoredEvent::message).toList();
	}

}
