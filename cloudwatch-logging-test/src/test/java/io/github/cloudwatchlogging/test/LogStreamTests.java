package io.github.cloudwatchlogging.test;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Creating, describing and deleting streams.
 */
class LogStreamTests extends EndpointTestBase {

	@BeforeEach
	void createGroup() {
		this.endpoint.createLogGroup(GROUP);
	}

	@Test
	void createLogStream_makesAnEmptyStream() {
		create(STREAM);
		LogStream stream = describe((request) -> request.logGroupName(GROUP)).get(0);
		assertThat(stream.logStreamName()).isEqualTo(STREAM);
		assertThat(stream.arn()).isEqualTo("arn:aws:logs:eu-central-1:123456789012:log-group:group:log-stream:stream");
		assertThat(stream.creationTime()).isEqualTo(NOW);
		assertThat(stream.firstEventTimestamp()).isNull();
		assertThat(stream.lastEventTimestamp()).isNull();
		assertThat(stream.lastIngestionTime()).isNull();
		assertThat(stream.uploadSequenceToken()).isNull();
		assertThat(this.endpoint.logStreams(GROUP)).containsExactly(STREAM);
	}

	@Test
	void describeLogStreams_tellsWhatAStreamHolds() {
		create(STREAM);
		put(event(NOW - 10, "a"), event(NOW - 5, "b"));
		put(event(NOW - 20, "c"));
		LogStream stream = describe((request) -> request.logGroupName(GROUP)).get(0);
		assertThat(stream.firstEventTimestamp()).isEqualTo(NOW - 20);
		assertThat(stream.lastEventTimestamp()).isEqualTo(NOW - 5);
		assertThat(stream.lastIngestionTime()).isEqualTo(NOW);
		assertThat(stream.uploadSequenceToken()).matches("\\d{56}");
	}

	@Test
	void createLogStream_isRefused_whenTheStreamExists() {
		create(STREAM);
		assertRefused(() -> create(STREAM), 400, "ResourceAlreadyExistsException")
			.hasMessage("The specified log stream already exists");
	}

	@Test
	void createLogStream_isRefused_whenThereIsNoGroup() {
		this.endpoint.deleteLogGroup(GROUP);
		assertRefused(() -> create(STREAM), 400, "ResourceNotFoundException")
			.hasMessage("The specified log group does not exist.");
	}

	@Test
	void createLogStream_takesAnyName_withoutColonAndStar() {
		create("\u00FC / [$LATEST] 42");
		assertRefused(() -> create("a:b"), 400, "InvalidParameterException")
			.hasMessageContaining("at 'logStreamName' failed to satisfy constraint: "
					+ "Member must satisfy regular expression pattern: [^:*]*");
		assertRefused(() -> create("a*"), 400, "InvalidParameterException");
		assertRefused(() -> create("x".repeat(513)), 400, "InvalidParameterException");
	}

	@Test
	void deleteLogStream_removesIt() {
		create(STREAM);
		this.client.deleteLogStream((request) -> request.logGroupName(GROUP).logStreamName(STREAM));
		assertThat(this.endpoint.logStreams(GROUP)).isEmpty();
		assertRefused(() -> this.client.deleteLogStream((request) -> request.logGroupName(GROUP).logStreamName(STREAM)),
				400, "ResourceNotFoundException")
			.hasMessage("The specified log stream does not exist.");
	}

	@Test
	void describeLogStreams_ordersByName_orByLastEvent() {
		List.of("c", "a", "b").forEach(this::create);
		putTo("b", NOW - 1);
		putTo("a", NOW);
		assertThat(names((request) -> request.logGroupName(GROUP))).containsExactly("a", "b", "c");
		assertThat(names((request) -> request.logGroupName(GROUP).descending(true))).containsExactly("c", "b", "a");
		assertThat(names((request) -> request.logGroupName(GROUP).orderBy(OrderBy.LAST_EVENT_TIME)))
			.containsExactly("c", "b", "a");
		assertThat(names(
				(request) -> request.logGroupName(GROUP).orderBy(OrderBy.LAST_EVENT_TIME).descending(true).limit(2)))
			.containsExactly("a", "b");
	}

	@Test
	void describeLogStreams_finds_byPrefix_andGroupByArn() {
		List.of("a-1", "a-2", "b-1").forEach(this::create);
		assertThat(names((request) -> request.logGroupName(GROUP).logStreamNamePrefix("a-"))).containsExactly("a-1",
				"a-2");
		assertThat(names(
				(request) -> request.logGroupIdentifier("arn:aws:logs:eu-central-1:123456789012:log-group:group")))
			.hasSize(3);
	}

	@Test
	void describeLogStreams_givesAllStreamsOnPages() {
		List.of("a", "b", "c", "d", "e").forEach(this::create);
		assertThat(this.client.describeLogStreamsPaginator((request) -> request.logGroupName(GROUP).limit(2))
			.stream()
			.map((page) -> page.logStreams().stream().map(LogStream::logStreamName).toList()))
			.containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
	}

	@Test
	void describeLogStreams_isRefused_whenItsParametersDoNotFit() {
		assertRefused(() -> names(
				(request) -> request.logGroupName(GROUP).orderBy(OrderBy.LAST_EVENT_TIME).logStreamNamePrefix("a")),
				400, "InvalidParameterException")
			.hasMessage("Cannot order by LastEventTime with a logStreamNamePrefix.");
		assertRefused(() -> names((request) -> request.logGroupName(GROUP).orderBy("Size")), 400,
				"InvalidParameterException")
			.hasMessageEndingWith("Member must satisfy enum value set: [LogStreamName, LastEventTime]");
		assertRefused(() -> names((request) -> request.logGroupName(GROUP).logGroupIdentifier(GROUP)), 400,
				"InvalidParameterException");
		assertRefused(() -> names((request) -> {
		}), 400, "InvalidParameterException")
			.hasMessageContaining("Value null at 'logGroupName' failed to satisfy constraint: Member must not be null");
	}

	private void create(String name) {
		this.client.createLogStream((request) -> request.logGroupName(GROUP).logStreamName(name));
	}

	private void putTo(String stream, long timestamp) {
		this.client.putLogEvents(
				(request) -> request.logGroupName(GROUP).logStreamName(stream).logEvents(event(timestamp, "x")));
	}

	private List<LogStream> describe(Consumer<DescribeLogStreamsRequest.Builder> request) {
		return this.client.describeLogStreams(request).logStreams();
	}

	private List<String> names(Consumer<DescribeLogStreamsRequest.Builder> request) {
		return describe(request).stream().map(LogStream::logStreamName).toList();
	}

}
