package io.github.cloudwatchlogging.test;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * GetLogEvents and FilterLogEvents.
 */
class ReadingTests extends EndpointTestBase {

	@BeforeEach
	void createTarget() {
		createGroupAndStream();
	}

	@Test
	void getLogEvents_givesEventsByTime_withinATimeWhoseEndIsExclusive() {
		put(event(NOW - 2, "c"), event(NOW - 1, "d"), event(NOW, "e"));
		put(event(NOW - 4, "a"), event(NOW - 3, "b"));
		assertThat(messages(get((request) -> {
		}))).containsExactly("a", "b", "c", "d", "e");
		assertThat(messages(get((request) -> request.startTime(NOW - 3).endTime(NOW - 1)))).containsExactly("b", "c");
		OutputLogEvent first = get((request) -> {
		}).events().get(0);
		assertThat(first.timestamp()).isEqualTo(NOW - 4);
		assertThat(first.ingestionTime()).isEqualTo(NOW);
	}

	@Test
	void getLogEvents_walksForwards_andTheTokenStaysAtTheEnd() {
		put("a", "b", "c");
		GetLogEventsResponse first = get((request) -> request.startFromHead(true).limit(2));
		GetLogEventsResponse second = get((request) -> request.limit(2).nextToken(first.nextForwardToken()));
		GetLogEventsResponse third = get((request) -> request.limit(2).nextToken(second.nextForwardToken()));
		assertThat(messages(first)).containsExactly("a", "b");
		assertThat(messages(second)).containsExactly("c");
		assertThat(third.events()).isEmpty();
		assertThat(third.nextForwardToken()).startsWith("f/").isEqualTo(second.nextForwardToken());
		put("d");
		assertThat(messages(get((request) -> request.nextToken(third.nextForwardToken())))).containsExactly("d");
	}

	@Test
	void getLogEvents_walksBackwards_fromTheEnd() {
		put("a", "b", "c");
		GetLogEventsResponse last = get((request) -> request.limit(2));
		GetLogEventsResponse before = get((request) -> request.limit(2).nextToken(last.nextBackwardToken()));
		GetLogEventsResponse none = get((request) -> request.limit(2).nextToken(before.nextBackwardToken()));
		assertThat(messages(last)).containsExactly("b", "c");
		assertThat(messages(before)).containsExactly("a");
		assertThat(none.events()).isEmpty();
		assertThat(none.nextBackwardToken()).startsWith("b/").isEqualTo(before.nextBackwardToken());
	}

	@Test
	void getLogEvents_neitherRepeatsNorSkips_whenOlderEventsArriveBetweenPages() {
		put(event(NOW - 10, "b"), event(NOW, "c"));
		GetLogEventsResponse first = get((request) -> request.startFromHead(true).limit(1));
		put(event(NOW - 20, "a"));
		assertThat(messages(get((request) -> request.nextToken(first.nextForwardToken())))).containsExactly("c");
	}

	@Test
	void getLogEvents_givesAboutAMegabyteAtATime() {
		put("x".repeat(600_000));
		put("y".repeat(600_000));
		assertThat(get((request) -> request.startFromHead(true)).events()).hasSize(1);
		assertThat(this.client
			.getLogEventsPaginator((request) -> request.logGroupName(GROUP).logStreamName(STREAM).startFromHead(true))
			.events()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "f/", "f/12", "g/00000000000000000000000000000000000000000000000000000001" })
	void getLogEvents_isRefused_whenTheTokenIsNotOurs(String token) {
		assertRefused(() -> get((request) -> request.nextToken(token)), 400, "InvalidParameterException")
			.hasMessage("The specified nextToken is invalid.");
	}

	@Test
	void getLogEvents_isRefused_whenThereIsNoStream() {
		assertRefused(() -> get((request) -> request.logStreamName("another")), 400, "ResourceNotFoundException")
			.hasMessage("The specified log stream does not exist.");
	}

	@Test
	void filterLogEvents_searchesStreamsTogetherByTime() {
		this.client.createLogStream((request) -> request.logGroupName(GROUP).logStreamName("other"));
		put(event(NOW - 3, "a"), event(NOW - 1, "c"));
		this.client.putLogEvents((request) -> request.logGroupName(GROUP)
			.logStreamName("other")
			.logEvents(event(NOW - 2, "b"), event(NOW, "d")));
		FilterLogEventsResponse all = filter((request) -> {
		});
		assertThat(messages(all)).containsExactly("a", "b", "c", "d");
		assertThat(all.events().stream().map(FilteredLogEvent::logStreamName)).containsExactly(STREAM, "other", STREAM,
				"other");
		assertThat(all.events().stream().map(FilteredLogEvent::eventId)).doesNotHaveDuplicates()
			.allMatch((id) -> id.matches("\\d{56}"));
		assertThat(all.searchedLogStreams()).isEmpty();
		assertThat(messages(filter((request) -> request.logStreamNames("other")))).containsExactly("b", "d");
		assertThat(messages(filter((request) -> request.logStreamNamePrefix("str")))).containsExactly("a", "c");
		assertThat(messages(filter((request) -> request.startTime(NOW - 2).endTime(NOW - 1)))).containsExactly("b",
				"c");
		assertThat(this.client.filterLogEventsPaginator((request) -> request.logGroupName(GROUP).limit(3))
			.stream()
			.map(ReadingTests::messages)).containsExactly(List.of("a", "b", "c"), List.of("d"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\'', textBlock = """
			ERROR                       ; 1 3
			ERROR disk                  ; 1
			disk ERROR                  ; 1
			"disk full"                 ; 1
			"full disk"                 ;
			-ERROR                      ; 2
			-"disk full"                ; 2 3
			ERROR -disk                 ; 3
			?disk ?ready                ; 1 2
			?disk ?"net down"           ; 1 3
			?ready ERROR                ; 1 3
			error                       ;
			"a \\"quoted\\" word"       ; 3
			""")
	void filterLogEvents_understandsTerms(String pattern, String found) {
		put("1 ERROR disk full", "2 INFO ready", "3 ERROR net down with a \"quoted\" word");
		List<String> numbers = messages(filter((request) -> request.filterPattern(pattern))).stream()
			.map((message) -> message.substring(0, 1))
			.toList();
		assertThat(String.join(" ", numbers)).isEqualTo((found != null) ? found : "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ $.level = \"ERROR\" }", "[ip, user]", "%regex%", "a.b", "\"open", "a & b" })
	void filterLogEvents_isRefused_whenThePatternIsNotMadeOfTerms(String pattern) {
		assertRefused(() -> filter((request) -> request.filterPattern(pattern)), 400, "InvalidParameterException")
			.hasMessage("Invalid filter pattern");
	}

	@Test
	void filterLogEvents_isRefused_withNamesAndPrefix() {
		assertRefused(() -> filter((request) -> request.logStreamNames(STREAM).logStreamNamePrefix("s")), 400,
				"InvalidParameterException");
	}

	private GetLogEventsResponse get(Consumer<GetLogEventsRequest.Builder> request) {
		return this.client.getLogEvents((builder) -> {
			builder.logGroupName(GROUP).logStreamName(STREAM);
			request.accept(builder);
		});
	}

	private FilterLogEventsResponse filter(Consumer<FilterLogEventsRequest.Builder> request) {
		return this.client.filterLogEvents((builder) -> {
			builder.logGroupName(GROUP);
			request.accept(builder);
		});
	}

	private static List<String> messages(GetLogEventsResponse response) {
		return response.events().stream().map(OutputLogEvent::message).toList();
	}

	private static List<String> messages(FilterLogEventsResponse response) {
		return response.events().stream().map(FilteredLogEvent::message).toList();
	}

}
