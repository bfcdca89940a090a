package io.github.cloudwatchlogging.test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The same calls to this endpoint and to moto, where that is installed. What an answer
 * says has to be the same. Times of creation and arrival, the look of tokens and ids and
 * the number of stored bytes are not compared.
 * <p>
 * Left out is what moto 5.2.1 does otherwise than the service: it checks no name, size,
 * count, span or retention; events do not expire; it knows neither gzip nor entities nor
 * group classes; of its indexes only that of a single event that is too new is right; it
 * calls a stream that is missing or exists already a group (except in PutLogEvents); to
 * GetLogEvents its end time is inclusive; FilterLogEvents mixes streams only when told
 * to, lists the streams it searched and knows no patterns but plain terms and phrases.
 */
@SuppressWarnings("deprecation")
class MotoComparisonTests {

	private static final long NOW = System.currentTimeMillis();

	private static @Nullable MotoServer moto;

	private static @Nullable CloudWatchLogsClient motos;

	private static @Nullable CloudWatchLogsEndpoint endpoint;

	private static @Nullable CloudWatchLogsClient ours;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(MotoServer.isInstalled(), "moto is not installed");
		moto = MotoServer.start();
		motos = SdkClients.client(moto.uri(), Duration.ofSeconds(20));
		endpoint = CloudWatchLogsEndpoint.start();
		ours = SdkClients.client(endpoint);
	}

	@AfterAll
	static void stop() throws Exception {
		for (AutoCloseable closeable : new @Nullable AutoCloseable[] { motos, moto, ours, endpoint }) {
			if (closeable != null) {
				closeable.close();
			}
		}
	}

	@BeforeEach
	void reset() throws IOException, InterruptedException {
		Objects.requireNonNull(moto).reset();
		Objects.requireNonNull(endpoint).reset();
	}

	@Test
	void groups() {
		onBoth((logs) -> {
			logs.createLogGroup((request) -> request.logGroupName("b/two").kmsKeyId("key"));
			logs.createLogGroup((request) -> request.logGroupName("a"));
			logs.createLogGroup((request) -> request.logGroupName("b/one"));
			logs.putRetentionPolicy((request) -> request.logGroupName("a").retentionInDays(30));
		});
		assertSame((logs) -> groups(logs, ""));
		assertSame((logs) -> groups(logs, "b/"));
		assertSame((logs) -> logs.describeLogGroupsPaginator((request) -> request.limit(2))
			.stream()
			.map((page) -> page.logGroups().size())
			.toList());
		assertSame((logs) -> logs.createLogGroup((request) -> request.logGroupName("a")));
		onBoth((logs) -> logs.deleteRetentionPolicy((request) -> request.logGroupName("a")));
		onBoth((logs) -> logs.deleteLogGroup((request) -> request.logGroupName("b/one")));
		assertSame((logs) -> groups(logs, ""));
	}

	@Test
	void refusals_whenThereIsNoGroup() {
		assertSame((logs) -> logs.deleteLogGroup((request) -> request.logGroupName("no")));
		assertSame((logs) -> logs.createLogStream((request) -> request.logGroupName("no").logStreamName("s")));
		assertSame((logs) -> logs.describeLogStreams((request) -> request.logGroupName("no")));
		assertSame((logs) -> logs.putRetentionPolicy((request) -> request.logGroupName("no").retentionInDays(1)));
		assertSame((logs) -> logs.deleteRetentionPolicy((request) -> request.logGroupName("no")));
		assertSame((logs) -> logs
			.putLogEvents((request) -> request.logGroupName("no").logStreamName("s").logEvents(event(NOW, "a"))));
		assertSame((logs) -> logs.getLogEvents((request) -> request.logGroupName("no").logStreamName("s")));
		assertSame((logs) -> logs.filterLogEvents((request) -> request.logGroupName("no")));
	}

	@Test
	void tags() {
		onBoth((logs) -> {
			logs.createLogGroup((request) -> request.logGroupName("g").tags(Map.of("a", "1", "b", "2")));
			logs.tagLogGroup((request) -> request.logGroupName("g").tags(Map.of("b", "3", "c", "4")));
			logs.tagResource((request) -> request.resourceArn(arn(logs, "g")).tags(Map.of("d", "5")));
			logs.untagLogGroup((request) -> request.logGroupName("g").tags("a"));
			logs.untagResource((request) -> request.resourceArn(arn(logs, "g")).tagKeys("d"));
		});
		assertSame((logs) -> new TreeMap<>(logs.listTagsLogGroup((request) -> request.logGroupName("g")).tags()));
		assertSame((logs) -> new TreeMap<>(
				logs.listTagsForResource((request) -> request.resourceArn(arn(logs, "g"))).tags()));
	}

	@Test
	void streams() {
		onBoth((logs) -> createStreams(logs, "c", "a", "b"));
		assertSame((logs) -> streams(logs, OrderBy.LOG_STREAM_NAME));
		onBoth((logs) -> {
			put(logs, "b", event(NOW - 3, "x"), event(NOW - 2, "y"));
			put(logs, "a", event(NOW - 1, "z"));
			put(logs, "c", event(NOW - 9, "z"));
		});
		assertSame((logs) -> streams(logs, OrderBy.LOG_STREAM_NAME));
		assertSame((logs) -> streams(logs, OrderBy.LAST_EVENT_TIME));
		assertSame((logs) -> logs.describeLogStreams((request) -> request.logGroupName("g").limit(51)));
		assertSame((logs) -> logs.describeLogStreams((request) -> request.logGroupName("g").orderBy("Size")));
		assertSame((logs) -> logs.describeLogStreams(
				(request) -> request.logGroupName("g").orderBy(OrderBy.LAST_EVENT_TIME).logStreamNamePrefix("a")));
		onBoth((logs) -> logs.deleteLogStream((request) -> request.logGroupName("g").logStreamName("b")));
		assertSame((logs) -> streams(logs, OrderBy.LOG_STREAM_NAME));
	}

	@Test
	void putLogEvents() {
		onBoth((logs) -> createStreams(logs, "s"));
		assertSame((logs) -> put(logs, "s", event(NOW, "a"), event(NOW - 1, "b")));
		assertSame((logs) -> put(logs, "no", event(NOW, "a")));
		assertSame((logs) -> put(logs, "s", event(NOW, "a"), event(NOW, "b")).rejectedLogEventsInfo());
		long tooNew = NOW + Duration.ofHours(3).toMillis();
		assertSame((logs) -> put(logs, "s", event(NOW, "c"), event(tooNew, "d")).rejectedLogEventsInfo());
		assertSame((logs) -> read(logs, true, null));
	}

	@Test
	void getLogEvents() {
		onBoth((logs) -> {
			createStreams(logs, "s");
			put(logs, "s", event(NOW - 3, "c"), event(NOW - 2, "d"), event(NOW - 1, "e"));
			put(logs, "s", event(NOW - 5, "a"), event(NOW - 4, "b \u20AC \uD83D\uDE00"));
		});
		assertSame((logs) -> read(logs, true, null));
		assertSame((logs) -> read(logs, false, null));
		assertSame((logs) -> read(logs, true, NOW - 3));
		assertSame((logs) -> logs
			.getLogEventsPaginator(
					(request) -> request.logGroupName("g").logStreamName("s").startFromHead(true).limit(2))
			.stream()
			.limit(3)
			.map((page) -> messages(page.events()))
			.toList());
		assertSame((logs) -> logs
			.getLogEvents((request) -> request.logGroupName("g").logStreamName("s").nextToken("nonsense")));
		assertSame(
				(logs) -> logs.getLogEvents((request) -> request.logGroupName("g").logStreamName("s").limit(10_001)));
	}

	@Test
	void filterLogEvents() {
		onBoth((logs) -> {
			createStreams(logs, "s", "t");
			put(logs, "s", event(NOW - 5, "alpha beta"), event(NOW - 3, "beta gamma"));
			put(logs, "t", event(NOW - 4, "gamma alpha"), event(NOW - 2, "delta"));
		});
		assertSame((logs) -> search(logs, (request) -> {
		}));
		assertSame((logs) -> search(logs, (request) -> request.filterPattern("alpha")));
		assertSame((logs) -> search(logs, (request) -> request.filterPattern("alpha gamma")));
		assertSame((logs) -> search(logs, (request) -> request.filterPattern("\"alpha beta\"")));
		assertSame((logs) -> search(logs, (request) -> request.logStreamNames("t")));
		assertSame((logs) -> search(logs, (request) -> request.startTime(NOW - 4).endTime(NOW - 3)));
		assertSame((logs) -> logs
			.filterLogEventsPaginator((request) -> request.logGroupName("g").limit(3).interleaved(true))
			.stream()
			.map((page) -> page.events().size())
			.toList());
	}

	private static void onBoth(Consumer<CloudWatchLogsClient> calls) {
		calls.accept(Objects.requireNonNull(motos));
		calls.accept(Objects.requireNonNull(ours));
	}

	private static void assertSame(Function<CloudWatchLogsClient, @Nullable Object> call) {
		assertThat(outcome(call, Objects.requireNonNull(ours))).isEqualTo(outcome(call, Objects.requireNonNull(motos)));
	}

	private static @Nullable Object outcome(Function<CloudWatchLogsClient, @Nullable Object> call,
			CloudWatchLogsClient logs) {
		try {
			return call.apply(logs);
		}
		catch (AwsServiceException ex) {
			return ex.statusCode() + " " + ex.awsErrorDetails().errorCode() + ": "
					+ ex.awsErrorDetails().errorMessage();
		}
	}

	private static List<?> groups(CloudWatchLogsClient logs, String prefix) {
		return logs.describeLogGroups((request) -> request.logGroupNamePrefix(prefix.isEmpty() ? null : prefix))
			.logGroups()
			.stream()
			.map((group) -> group.copy((copy) -> copy.creationTime(0L)
				.storedBytes(0L)
				.logGroupClass((String) null)
				.deletionProtectionEnabled(null)))
			.toList();
	}

	private static String arn(CloudWatchLogsClient logs, String group) {
		return logs.describeLogGroups((request) -> request.logGroupNamePrefix(group)).logGroups().get(0).logGroupArn();
	}

	private static void createStreams(CloudWatchLogsClient logs, String... names) {
		logs.createLogGroup((request) -> request.logGroupName("g"));
		for (String name : names) {
			logs.createLogStream((request) -> request.logGroupName("g").logStreamName(name));
		}
	}

	private static List<LogStream> streams(CloudWatchLogsClient logs, OrderBy order) {
		return logs.describeLogStreams((request) -> request.logGroupName("g").orderBy(order).descending(true))
			.logStreams()
			.stream()
			.map((stream) -> stream.copy((copy) -> copy.creationTime(0L)
				.storedBytes(0L)
				.uploadSequenceToken(null)
				.lastIngestionTime((stream.lastIngestionTime() != null) ? 0L : null)))
			.toList();
	}

	private static PutLogEventsResponse put(CloudWatchLogsClient logs, String stream, InputLogEvent... events) {
		return logs.putLogEvents((request) -> request.logGroupName("g").logStreamName(stream).logEvents(events));
	}

	private static List<String> read(CloudWatchLogsClient logs, boolean fromHead, @Nullable Long startTime) {
		return messages(logs
			.getLogEvents((request) -> request.logGroupName("g")
				.logStreamName("s")
				.startFromHead(fromHead)
				.startTime(startTime)
				.limit(3))
			.events());
	}

	private static List<String> messages(List<OutputLogEvent> events) {
		return events.stream().map((event) -> event.timestamp() + " " + event.message()).toList();
	}

	private static List<String> search(CloudWatchLogsClient logs, Consumer<FilterLogEventsRequest.Builder> narrow) {
		return logs.filterLogEvents((request) -> narrow.accept(request.logGroupName("g").interleaved(true)))
			.events()
			.stream()
			.map((event) -> event.logStreamName() + " " + event.timestamp() + " " + event.message())
			.toList();
	}

	private static InputLogEvent event(long timestamp, String message) {
		return InputLogEvent.builder().timestamp(timestamp).message(message).build();
	}

}
