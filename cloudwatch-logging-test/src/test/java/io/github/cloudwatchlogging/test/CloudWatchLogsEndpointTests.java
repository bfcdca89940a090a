package io.github.cloudwatchlogging.test;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CloudWatchLogsEndpoint} itself: its life, what it tells, many clients.
 */
class CloudWatchLogsEndpointTests extends EndpointTestBase {

	@Test
	void start_failsClearly_whenThePortIsTaken() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> CloudWatchLogsEndpoint.start(this.endpoint.port()))
			.withMessageContaining("Cannot listen on 127.0.0.1:" + this.endpoint.port())
			.withMessageContaining("taken");
	}

	@Test
	void start_takesTheGivenPort() {
		int port = this.endpoint.port();
		this.endpoint.close();
		try (CloudWatchLogsEndpoint again = CloudWatchLogsEndpoint.start(port)) {
			assertThat(again.port()).isEqualTo(port);
			assertThat(again.uri()).hasHost("127.0.0.1").hasPort(port);
		}
	}

	@Test
	void requests_tellsWhatCameAndHowItWasAnswered() {
		createGroupAndStream();
		this.endpoint.faults().add(Fault.throttle().times(1));
		assertRefused(() -> put("a"), 400, "ThrottlingException");
		put("a");
		List<ReceivedRequest> requests = this.endpoint.requests();
		assertThat(requests).extracting(ReceivedRequest::operation)
			.containsExactly("CreateLogGroup", "CreateLogStream", "PutLogEvents", "PutLogEvents");
		assertThat(requests).extracting(ReceivedRequest::status).containsExactly(200, 200, 400, 200);
		assertThat(requests.get(2).errorCode()).isEqualTo("ThrottlingException");
		ReceivedRequest last = requests.get(3);
		assertThat(last.errorCode()).isNull();
		assertThat(last.at()).isEqualTo(Instant.ofEpochMilli(NOW));
		assertThat(last.bodyBytes()).isGreaterThan(80);
		assertThat(last.authorization()).contains("/eu-central-1/logs/aws4_request");
		assertThat(last.userAgent()).contains("aws-sdk-java/2");
		assertThat(last.contentEncoding()).isNull();
		assertThat(this.endpoint.requestCount("PutLogEvents")).isEqualTo(2);
		assertThat(this.endpoint.requestCount("GetLogEvents")).isZero();
	}

	@Test
	void requestLog_keepsTheLatestOnly_butCountsAll() {
		RequestLog log = new RequestLog();
		for (int i = 0; i < RequestLog.KEPT + 10; i++) {
			log.add(new ReceivedRequest("op", 0, null, Instant.EPOCH, i, null, null, null));
		}
		assertThat(log.requests()).hasSize(RequestLog.KEPT).first().extracting("bodyBytes").isEqualTo(10);
		assertThat(log.count("op")).isEqualTo(RequestLog.KEPT + 10);
	}

	@Test
	void events_isASnapshot() {
		createGroupAndStream();
		put("a");
		List<StoredEvent> before = this.endpoint.events();
		put("b");
		assertThat(before).hasSize(1);
		assertThat(this.endpoint.events()).hasSize(2);
		assertThat(this.endpoint.events("another")).isEmpty();
		assertThat(this.endpoint.events(GROUP)).hasSize(2);
		assertThat(this.endpoint.events(GROUP, "another")).isEmpty();
	}

	@Test
	void takeEvents_forgetsTheEvents_butNotTheStream() {
		createGroupAndStream();
		put("a");
		assertThat(this.endpoint.takeEvents()).extracting(StoredEvent::message).containsExactly("a");
		assertThat(this.endpoint.events()).isEmpty();
		assertThat(this.client.getLogEvents((request) -> request.logGroupName(GROUP).logStreamName(STREAM)).events())
			.isEmpty();
		put("b");
		assertThat(this.endpoint.takeEvents()).extracting(StoredEvent::message).containsExactly("b");
		assertThat(this.endpoint.takeEvents()).isEmpty();
	}

	@Test
	void reset_forgetsEverything() {
		createGroupAndStream();
		put("a");
		this.endpoint.faults().add(Fault.throttle());
		this.endpoint.reset();
		assertThat(this.endpoint.events()).isEmpty();
		assertThat(this.endpoint.requests()).isEmpty();
		assertThat(this.endpoint.logGroups()).isEmpty();
		assertThat(this.endpoint.requestCount("PutLogEvents")).isZero();
		createGroupAndStream();
	}

	@Test
	void close_isFinal() {
		this.endpoint.close();
		assertThatIllegalStateException().isThrownBy(this.endpoint::resumeListening);
	}

	@Test
	void threads_areDaemonsWithTellingNames() {
		this.client.describeLogGroups();
		assertThat(Thread.getAllStackTraces().keySet())
			.filteredOn((thread) -> thread.getName().contains("endpoint-" + this.endpoint.port()))
			.hasSizeGreaterThanOrEqualTo(2)
			.allMatch(Thread::isDaemon);
	}

	@Test
	void manyClients_loseNothing() throws Exception {
		createGroupAndStream();
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> calls = IntStream.range(0, 40)
				.<Future<?>>mapToObj(
						(i) -> executor.submit(() -> put(Collections.nCopies(1_000, event(NOW, "message " + i)))))
				.toList();
			for (Future<?> call : calls) {
				call.get();
			}
		}
		finally {
			executor.shutdown();
		}
		assertThat(this.endpoint.events()).hasSize(40_000);
		// Each call's events are together: calls are stored one after the other.
		List<String> runs = storedMessages();
		assertThat(IntStream.range(1, runs.size()).filter((i) -> !runs.get(i).equals(runs.get(i - 1))).count())
			.isEqualTo(39);
	}

	@Test
	void fullBatches_areTakenQuickly() {
		createGroupAndStream();
		// 78 bytes and 26: a full batch of 10,000 events.
		List<InputLogEvent> batch = Collections.nCopies(10_000, event(NOW, "x".repeat(78)));
		put(batch);
		long start = System.nanoTime();
		for (int i = 0; i < 10; i++) {
			put(batch);
		}
		// Tens of milliseconds each, most of it in the SDK. The bound only finds
		// disasters.
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
		assertThat(this.endpoint.events()).hasSize(110_000);
	}

}
