package io.github.cloudwatchlogging.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * AWS's command line and its SDK for Python against the endpoint, where they are
 * installed.
 */
class OtherClientsTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void awsCli_writesAndReads() throws Exception {
		assumeTrue(ChildProcess.succeeds("aws", "--version"), "the AWS CLI is not installed");
		this.endpoint.createLogGroup("/app/cli");
		aws("create-log-stream", "--log-group-name", "/app/cli", "--log-stream-name", "s");
		String events = "timestamp=" + System.currentTimeMillis() + ",message=hello";
		JsonNode put = aws("put-log-events", "--log-group-name", "/app/cli", "--log-stream-name", "s", "--log-events",
				events);
		assertThat(put.path("nextSequenceToken").asString()).hasSize(56);
		CloudWatchLogsAssertions.assertThat(this.endpoint).hasReceivedExactly("hello");
		JsonNode found = aws("filter-log-events", "--log-group-name", "/app/cli", "--filter-pattern", "hello");
		assertThat(found.path("events").path(0).path("message").asString()).isEqualTo("hello");
		assertThat(found.path("events").path(0).path("logStreamName").asString()).isEqualTo("s");
	}

	@Test
	void boto3_writesAndReads() throws Exception {
		assumeTrue(ChildProcess.succeeds("python3", "-c", "import boto3"), "boto3 is not installed");
		Path script = Path.of(Objects.requireNonNull(getClass().getResource("/boto3_round_trip.py")).toURI());
		JsonNode result = parse(ChildProcess.output("python3", script.toString(), this.endpoint.uri().toString()));
		String[] expected = { "event 0 \uD83D\uDE00", "event 1 \uD83D\uDE00", "event 2 \uD83D\uDE00" };
		CloudWatchLogsAssertions.assertThat(this.endpoint).hasReceivedExactly(expected);
		assertThat(texts(result.path("got"))).containsExactly(expected);
		assertThat(texts(result.path("filtered"))).containsExactly(expected);
		assertThat(result.path("error").path("Code").asString()).isEqualTo("ResourceNotFoundException");
		assertThat(result.path("error").path("Message").asString())
			.isEqualTo("The specified log stream does not exist.");
		assertThat(result.path("retention").asInt()).isEqualTo(7);
		assertThat(result.path("tags").path("team").asString()).isEqualTo("blue");
	}

	private JsonNode aws(String operation, String... parameters) throws Exception {
		List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", this.endpoint.uri().toString(),
				"--output", "json", "logs", operation));
		command.addAll(List.of(parameters));
		return parse(ChildProcess.output(command.toArray(String[]::new)));
	}

	private static JsonNode parse(String json) {
		return JsonMapper.shared().readTree(json.isEmpty() ? "{}" : json);
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

}
