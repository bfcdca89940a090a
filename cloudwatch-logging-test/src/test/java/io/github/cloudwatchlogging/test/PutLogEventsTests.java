package io.github.cloudwatchlogging.test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The limits of PutLogEvents: what refuses a whole batch, and what leaves out single
 * events.
 */
class PutLogEventsTests extends EndpointTestBase {

	private static final long HOUR = Duration.ofHours(1).toMillis();

	private static final long DAY = Duration.ofDays(1).toMillis();

	/**
	 * The longest message an event can have: the limit less the event's 26 bytes.
	 */
	private static final int LONGEST = 1_048_550;

	@BeforeEach
	void createTarget() {
		createGroupAndStream();
	}

	@Test
	void putLogEvents_storesEventsInOrderOfArrival() {
		PutLogEventsResponse response = put(event(NOW - 1, "first"), event(NOW, "second"));
		put("third");
		assertThat(response.nextSequenceToken()).matches("\\d{56}");
		assertThat(response.rejectedLogEventsInfo()).isNull();
		assertThat(this.endpoint.events()).containsExactly(new StoredEvent(GROUP, STREAM, NOW - 1, "first", NOW),
				new StoredEvent(GROUP, STREAM, NOW, "second", NOW), new StoredEvent(GROUP, STREAM, NOW, "third", NOW));
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenItIsEmpty() {
		assertRefused(() -> put(List.of()), 400, "InvalidParameterException")
			.hasMessage("1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: "
					+ "Member must have length greater than or equal to 1");
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenOneMessageIsEmpty() {
		assertRefused(() -> put("a", "", "c"), 400, "InvalidParameterException")
			.hasMessage("1 validation error detected: Value '' at 'logEvents.2.member.message' failed to satisfy "
					+ "constraint: Member must have length greater than or equal to 1");
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void putLogEvents_namesEachOfSeveralEmptyMessages() {
		assertRefused(() -> put("", "b", ""), 400, "InvalidParameterException")
			.hasMessage("2 validation errors detected: Value '' at 'logEvents.1.member.message' failed to satisfy "
					+ "constraint: Member must have length greater than or equal to 1; "
					+ "Value '' at 'logEvents.3.member.message' failed to satisfy "
					+ "constraint: Member must have length greater than or equal to 1");
	}

	@Test
	void putLogEvents_takes10000Events() {
		put(Collections.nCopies(10_000, event(NOW, "a")));
		assertThat(this.endpoint.events()).hasSize(10_000);
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenItHas10001Events() {
		assertRefused(() -> put(Collections.nCopies(10_001, event(NOW, "a"))), 400, "InvalidParameterException")
			.hasMessageContaining("at 'logEvents' failed to satisfy constraint: "
					+ "Member must have length less than or equal to 10000");
	}

	@Test
	void putLogEvents_takesTheLongestMessage() {
		put("x".repeat(LONGEST));
		assertThat(this.endpoint.events()).hasSize(1);
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenOneMessageIsTooLong() {
		assertRefused(() -> put("x".repeat(LONGEST + 1)), 400, "InvalidParameterException")
			.hasMessage("Log event too large: 1048577 bytes exceeds limit of 1048576");
	}

	@Test
	void putLogEvents_takesABatchOfExactlyTheLimit() {
		put("x".repeat(LONGEST - 27), "y");
		assertThat(this.endpoint.events()).hasSize(2);
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenItIsTooLarge() {
		assertRefused(() -> put("x".repeat(LONGEST - 26), "y"), 400, "InvalidParameterException")
			.hasMessage("Upload too large: 1048577 bytes exceeds limit of 1048576");
	}

	@Test
	void putLogEvents_countsUtf8Bytes_notWhatJsonTakes() {
		// Three bytes each in UTF-8; then four, which the SDK writes as twelve.
		put("\u20AC".repeat(LONGEST / 3));
		put("\uD83D\uDE00".repeat(LONGEST / 4));
		assertRefused(() -> put("\u20AC".repeat(LONGEST / 3 + 1)), 400, "InvalidParameterException")
			.hasMessageStartingWith("Log event too large: 1048577 bytes");
		assertRefused(() -> put("\uD83D\uDE00".repeat(LONGEST / 4 + 1)), 400, "InvalidParameterException")
			.hasMessageStartingWith("Log event too large: 1048578 bytes");
	}

	@Test
	void putLogEvents_takesHalfASurrogatePairAsReplacementCharacter() {
		put("a\uD83Db\uDE00");
		assertThat(storedMessages()).containsExactly("a\uFFFDb\uFFFD");
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenItIsNotChronological() {
		assertRefused(() -> put(event(NOW, "a"), event(NOW - 1, "b")), 400, "InvalidParameterException")
			.hasMessage("Log events in a single PutLogEvents request must be in chronological order.");
	}

	@Test
	void putLogEvents_takes24Hours() {
		put(event(NOW - DAY, "a"), event(NOW, "b"));
		assertThat(this.endpoint.events()).hasSize(2);
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenItSpansMoreThan24Hours() {
		assertRefused(() -> put(event(NOW - DAY - 1, "a"), event(NOW, "b")), 400, "InvalidParameterException")
			.hasMessage("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
	}

	@Test
	void putLogEvents_countsTheSpanOfValidEventsOnly() {
		put(event(NOW - 15 * DAY, "too old"), event(NOW - HOUR, "a"), event(NOW + 3 * HOUR, "too new"));
		assertThat(storedMessages()).containsExactly("a");
	}

	@Test
	void putLogEvents_leavesOutEventsThatAreTooOld_andTellsTheIndexBehindTheLast() {
		RejectedLogEventsInfo info = rejected(event(NOW - 15 * DAY, "a"), event(NOW - 14 * DAY - 1, "b"),
				event(NOW - 14 * DAY, "c"));
		assertThat(info.tooOldLogEventEndIndex()).isEqualTo(2);
		assertThat(info.tooNewLogEventStartIndex()).isNull();
		assertThat(info.expiredLogEventEndIndex()).isNull();
		assertThat(storedMessages()).containsExactly("c");
	}

	@Test
	void putLogEvents_leavesOutEventsThatAreTooNew_andTellsTheIndexOfTheFirst() {
		RejectedLogEventsInfo info = rejected(event(NOW, "a"), event(NOW + 2 * HOUR, "b"),
				event(NOW + 2 * HOUR + 1, "c"), event(NOW + DAY, "d"));
		assertThat(info.tooNewLogEventStartIndex()).isEqualTo(2);
		assertThat(info.tooOldLogEventEndIndex()).isNull();
		assertThat(storedMessages()).containsExactly("a", "b");
	}

	@Test
	void putLogEvents_leavesOutEventsThatAreExpired_andTellsTheIndexBehindTheLast() {
		this.client.putRetentionPolicy((request) -> request.logGroupName(GROUP).retentionInDays(3));
		RejectedLogEventsInfo info = rejected(event(NOW - 15 * DAY, "a"), event(NOW - 3 * DAY - 1, "b"),
				event(NOW - 3 * DAY, "c"));
		assertThat(info.tooOldLogEventEndIndex()).isEqualTo(1);
		assertThat(info.expiredLogEventEndIndex()).isEqualTo(2);
		assertThat(storedMessages()).containsExactly("c");
	}

	@Test
	void putLogEvents_succeeds_whenAllEventsAreLeftOut() {
		RejectedLogEventsInfo info = rejected(event(NOW - 15 * DAY, "a"), event(NOW + 3 * HOUR, "b"));
		assertThat(info.tooOldLogEventEndIndex()).isEqualTo(1);
		assertThat(info.tooNewLogEventStartIndex()).isEqualTo(1);
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenTheStreamDoesNotExist() {
		this.client.deleteLogStream((request) -> request.logGroupName(GROUP).logStreamName(STREAM));
		assertRefused(() -> put("a"), 400, "ResourceNotFoundException")
			.hasMessage("The specified log stream does not exist.");
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenTheGroupDoesNotExist() {
		this.endpoint.deleteLogGroup(GROUP);
		assertRefused(() -> put("a"), 400, "ResourceNotFoundException")
			.hasMessage("The specified log group does not exist.");
	}

	@Test
	void putLogEvents_looksAtShapeThenSizeThenOrderThenSpan_beforeItMissesTheGroup() {
		this.endpoint.deleteLogGroup(GROUP);
		InputLogEvent large = event(NOW, "x".repeat(LONGEST + 1));
		InputLogEvent unordered = event(NOW - 2 * DAY, "b");
		assertRefused(() -> put(event(NOW, ""), large, unordered), 400, "InvalidParameterException")
			.hasMessageContaining("validation error detected");
		assertRefused(() -> put(large, unordered), 400, "InvalidParameterException")
			.hasMessageStartingWith("Log event too large");
		assertRefused(() -> put(event(NOW, "a"), unordered), 400, "InvalidParameterException")
			.hasMessageEndingWith("chronological order.");
		assertRefused(() -> put(unordered, event(NOW, "a")), 400, "InvalidParameterException")
			.hasMessageEndingWith("24 hours.");
	}

	@Test
	void putLogEvents_takesAGoodEntity() {
		assertThat(putWithEntity(Map.of("Type", "Service", "Name", "shop", "Environment", "test")).rejectedEntityInfo())
			.isNull();
	}

	@Test
	void putLogEvents_leavesOutABadEntity_andStoresTheEvents() {
		assertThat(putWithEntity(Map.of("Type", "Service", "Colour", "red")).rejectedEntityInfo().errorTypeAsString())
			.isEqualTo("InvalidKeyAttributes");
		assertThat(putWithEntity(Map.of("Type", "Cloud", "Name", "shop")).rejectedEntityInfo().errorTypeAsString())
			.isEqualTo("InvalidTypeValue");
		assertThat(
				putWithEntity(Map.of("Name", "shop", "Environment", "test")).rejectedEntityInfo().errorTypeAsString())
			.isEqualTo("MissingRequiredFields");
		assertThat(this.endpoint.events()).hasSize(3);
	}

	@Test
	void putLogEvents_rejectsWholeBatch_whenTheEntityBreaksTheModel() {
		assertRefused(() -> putWithEntity(Map.of("Type", "Service")), 400, "InvalidParameterException")
			.hasMessageContaining("at 'entity.keyAttributes' failed to satisfy constraint: "
					+ "Member must have length greater than or equal to 2");
	}

	private RejectedLogEventsInfo rejected(InputLogEvent... events) {
		return put(events).rejectedLogEventsInfo();
	}

	private PutLogEventsResponse putWithEntity(Map<String, String> keyAttributes) {
		return this.client.putLogEvents((request) -> request.logGroupName(GROUP)
			.logStreamName(STREAM)
			.entity(Entity.builder().keyAttributes(keyAttributes).build())
			.logEvents(event(NOW, "a")));
	}

}
