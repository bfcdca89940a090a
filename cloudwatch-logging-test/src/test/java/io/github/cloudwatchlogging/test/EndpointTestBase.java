package io.github.cloudwatchlogging.test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/**
 * An endpoint whose clock stands still, and the AWS SDK to talk to it.
 */
abstract class EndpointTestBase {

	static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

	static final String GROUP = "group";

	static final String STREAM = "stream";

	final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start(0,
			Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

	final CloudWatchLogsClient client = SdkClients.client(this.endpoint);

	@AfterEach
	void close() {
		this.client.close();
		this.endpoint.close();
	}

	void createGroupAndStream() {
		this.client.createLogGroup((request) -> request.logGroupName(GROUP));
		this.client.createLogStream((request) -> request.logGroupName(GROUP).logStreamName(STREAM));
	}

	PutLogEventsResponse put(InputLogEvent... events) {
		return put(List.of(events));
	}

	PutLogEventsResponse put(List<InputLogEvent> events) {
		return this.client
			.putLogEvents((request) -> request.logGroupName(GROUP).logStreamName(STREAM).logEvents(events));
	}

	PutLogEventsResponse put(String... messages) {
		return put(Stream.of(messages).map((message) -> event(NOW, message)).toList());
	}

	List<String> storedMessages() {
		return this.endpoint.events().stream().map(StoredEvent::message).toList();
	}

	static InputLogEvent event(long timestamp, String message) {
		return InputLogEvent.builder().timestamp(timestamp).message(message).build();
	}

	/**
	 * Asserts a refusal; what is returned asserts its message.
	 */
	static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable call, int status, String code) {
		AwsServiceException ex = Assertions.catchThrowableOfType(AwsServiceException.class, call);
		Assertions.assertThat(ex).as("refusal").isNotNull();
		Assertions.assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code);
		Assertions.assertThat(ex.statusCode()).isEqualTo(status);
		Assertions.assertThat(ex.requestId()).isNotBlank();
		return Assertions.assertThat(new Throwable(ex.awsErrorDetails().errorMessage()));
	}

}
