package io.github.cloudwatchlogging.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.QueueStats;
import io.github.cloudwatchlogging.RejectReason;
import org.json.JSONException;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests for the JSON of {@link CloudWatchLoggingDescriptor}.
 */
class CloudWatchLoggingDescriptorTests {

	private static final String NO_EVENTS = """
			{"accepted": 0, "recovered": 0, "delivered": 0,
			 "rejected": {"too-old": 0, "too-new": 0, "expired": 0},
			 "dropped": {"buffer-full": 0, "shed": 0, "empty": 0, "encode-failed": 0, "invalid": 0, "closed": 0,
			             "outcome-unknown": 0, "unreadable": 0}}
			""";

	@Test
	void showsEveryFigureOfABusyPipeline() throws JSONException {
		DeliveryFailure failure = new DeliveryFailure(Instant.parse("2026-11-20T11:59:00Z"), "ThrottlingException",
				"raise the quota", 3, false);
		CallStats calls = new CallStats(1, 9, 2, Instant.parse("2026-11-20T12:00:00.250Z"), failure);
		DestinationStats destination = new DestinationStats(DestinationKey.DEFAULT,
				new Destination("/spring/shop", "i-1/2"), true, new QueueStats(12, 2711, Duration.ofNanos(800_999_999)),
				counts(), calls);
		String events = """
				{"accepted": 1200, "recovered": 0, "delivered": 1180,
				 "rejected": {"too-old": 1, "too-new": 2, "expired": 0},
				 "dropped": {"buffer-full": 5, "shed": 0, "empty": 0, "encode-failed": 0, "invalid": 0, "closed": 0,
				             "outcome-unknown": 0, "unreadable": 0}}
				""";
		String delivery = """
				{"inFlight": 1, "calls": 9, "retries": 2, "lastSuccess": "2026-11-20T12:00:00.250Z",
				 "lastFailure": {"at": "2026-11-20T11:59:00Z", "code": "ThrottlingException",
				                 "advice": "raise the quota", "attempts": 3}}
				""";
		String expected = """
				{"state": "RETRYING",
				 "queue": {"events": 12, "bytes": 2711, "capacityBytes": 67108864, "oldestEventAge": "PT0.8S"},
				 "events": %s, "delivery": %s,
				 "destinations": [{"name": "default", "logGroup": "/spring/shop", "logStream": "i-1/2",
				                   "queue": {"events": 12, "bytes": 2711, "oldestEventAge": "PT0.8S"},
				                   "events": %s, "delivery": %s}]}
				""".formatted(events, delivery, events, delivery);
		assertJson(expected, stats(DeliveryState.RETRYING, destination));
	}

	@Test
	void leavesOutWhatIsNotKnownYet() throws JSONException {
		DestinationStats destination = new DestinationStats(DestinationKey.DEFAULT, null, false,
				new QueueStats(0, 0, Duration.ZERO), EventCounts.none(), CallStats.NONE);
		String expected = """
				{"state": "HOLDING",
				 "queue": {"events": 0, "bytes": 0, "capacityBytes": 67108864, "oldestEventAge": "PT0S"},
				 "events": %s, "delivery": {"inFlight": 0, "calls": 0, "retries": 0},
				 "destinations": [{"name": "default",
				                   "queue": {"events": 0, "bytes": 0, "oldestEventAge": "PT0S"},
				                   "events": %s, "delivery": {"inFlight": 0, "calls": 0, "retries": 0}}]}
				""".formatted(NO_EVENTS, NO_EVENTS);
		assertJson(expected, stats(DeliveryState.HOLDING, destination));
	}

	@Test
	void addsUpItsDestinations() throws JSONException {
		DestinationStats orders = new DestinationStats(new DestinationKey("orders"), null, false,
				new QueueStats(1, 30, Duration.ofSeconds(2)), EventCounts.none(), CallStats.NONE);
		DestinationStats audit = new DestinationStats(new DestinationKey("audit"), null, false,
				new QueueStats(2, 60, Duration.ofSeconds(90)), EventCounts.none(), CallStats.NONE);
		String json = JsonMapper.shared()
			.writeValueAsString(CloudWatchLoggingDescriptor.of(stats(DeliveryState.DELIVERING, orders, audit)));
		String expected = """
				{"queue": {"events": 3, "bytes": 90, "oldestEventAge": "PT1M30S"},
				 "destinations": [{"name": "orders"}, {"name": "audit"}]}
				""";
		JSONAssert.assertEquals(expected, json, JSONCompareMode.STRICT_ORDER);
	}

	/** As plain Jackson writes it, and as a mapper with quite other tastes does. */
	private static void assertJson(String expected, DeliveryStats stats) throws JSONException {
		JsonMapper other = JsonMapper.builder()
			.enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
			.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
			.build();
		for (JsonMapper mapper : List.of(JsonMapper.shared(), other)) {
			String json = mapper.writeValueAsString(CloudWatchLoggingDescriptor.of(stats));
			JSONAssert.assertEquals(expected, json, JSONCompareMode.STRICT);
		}
	}

	private static DeliveryStats stats(DeliveryState state, DestinationStats... destinations) {
		return new DeliveryStats(state, 67108864, 0, null, List.of(destinations));
	}

	private static EventCounts counts() {
		int levels = EventLevel.values().length;
		long[] accepted = new long[levels];
		accepted[EventLevel.INFO.ordinal()] = 1150;
		accepted[EventLevel.ERROR.ordinal()] = 50;
		long[] delivered = new long[levels];
		delivered[EventLevel.INFO.ordinal()] = 1180;
		long[][] rejected = new long[RejectReason.values().length][levels];
		rejected[RejectReason.TOO_OLD.ordinal()][0] = 1;
		rejected[RejectReason.TOO_NEW.ordinal()][0] = 2;
		long[][] dropped = new long[DropReason.values().length][levels];
		dropped[DropReason.BUFFER_FULL.ordinal()][0] = 5;
		return new EventCounts(accepted, new long[levels], delivered, rejected, dropped);
	}

}
