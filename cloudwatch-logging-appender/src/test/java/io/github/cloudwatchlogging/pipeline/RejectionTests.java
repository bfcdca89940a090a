package io.github.cloudwatchlogging.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events that are too old, too new or expired for a service whose time stands still:
 * counted exactly, by reason, and never sent again.
 */
class RejectionTests extends FaultTestBase {

	private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

	private static final long OLDEST = NOW.minus(Duration.ofDays(14)).toEpochMilli();

	private static final long NEWEST = NOW.plus(Duration.ofHours(2)).toEpochMilli();

	private static final long MINUTE = Duration.ofMinutes(1).toMillis();

	private static final long DAY = Duration.ofDays(1).toMillis();

	/** In place of a group's retention in days. */
	private static final int FOR_EVER = 0;

	private final List<Long> timestamps = new ArrayList<>();

	RejectionTests() {
		super(Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@Test
	void tooOld_andNotQuite_inOneBatch() {
		assertOutcomes(FOR_EVER, OLDEST - MINUTE, OLDEST - 1, OLDEST, OLDEST + 1, OLDEST + MINUTE);
	}

	@Test
	void tooNew_andNotQuite_inOneBatch() {
		assertOutcomes(FOR_EVER, NEWEST - MINUTE, NEWEST - 1, NEWEST, NEWEST + 1, NEWEST + MINUTE);
	}

	@Test
	void expired_andNotQuite_inOneBatch() {
		long limit = NOW.toEpochMilli() - DAY;
		assertOutcomes(1, limit - MINUTE, limit - 1, limit, limit + 1, limit + MINUTE);
	}

	@Test
	void tooOld_andExpired_inOneBatch() {
		assertOutcomes(3, OLDEST - MINUTE, OLDEST - 1, OLDEST, OLDEST + 1, OLDEST + MINUTE);
	}

	@Test
	void wholeBatches_areRejected_forEachReason() {
		assertOutcomes(1, OLDEST - MINUTE, OLDEST - 1);
		assertOutcomes(1, OLDEST, OLDEST + MINUTE);
		assertOutcomes(1, NEWEST + 1, NEWEST + MINUTE);
	}

	@Test
	void timestamps_thatLieADayApart_moreOrLess_areNeverRefused() {
		long start = NOW.toEpochMilli() - 3 * DAY;
		assertOutcomes(FOR_EVER, start, start + DAY - 1, start + DAY, start + DAY + 1, start + 2 * DAY, start - 1,
				start, start + 2 * DAY - 1);
	}

	@Test
	void timestamps_atTheEndsOfTime_areRejectedAndDisturbNobody() {
		assertOutcomes(FOR_EVER, 0, Long.MAX_VALUE, NOW.toEpochMilli(), 1, Long.MAX_VALUE - 1);
	}

	@RepeatedTest(2)
	void randomTimestamps_overFortyDays_haveEachTheirOutcome() {
		Random random = new Random(this.seed);
		int retention = new int[] { FOR_EVER, 1, 3, 7 }[random.nextInt(4)];
		long[] timestamps = random.longs(250, NOW.toEpochMilli() - 20 * DAY, NOW.toEpochMilli() + 20 * DAY).toArray();
		assertOutcomes(retention, timestamps);
	}

	@RepeatedTest(2)
	void randomTimestamps_aroundEachEdge_haveEachTheirOutcome() {
		Random random = new Random(this.seed);
		long[] edges = { OLDEST, NEWEST, NOW.toEpochMilli() - DAY, NOW.toEpochMilli() };
		long[] timestamps = random.longs(300, -MINUTE, MINUTE)
			.map((shift) -> edges[(int) Math.floorMod(shift, 4L)] + shift)
			.toArray();
		assertOutcomes(random.nextBoolean() ? 1 : FOR_EVER, timestamps);
	}

	private void assertOutcomes(int retention, long... timestamps) {
		LogPipeline pipeline = open(config());
		retain(retention);
		Set<String> valid = new HashSet<>(stored());
		long tooOld = 0;
		long tooNew = 0;
		long expired = 0;
		for (long timestamp : timestamps) {
			String message = "event " + this.timestamps.size();
			this.timestamps.add(timestamp);
			append(pipeline, timestamp, message);
			if (timestamp < OLDEST) {
				tooOld++;
			}
			else if (timestamp > NEWEST) {
				tooNew++;
			}
			else if (retention != FOR_EVER && timestamp < NOW.toEpochMilli() - retention * DAY) {
				expired++;
			}
			else {
				valid.add(message);
			}
		}
		assertThat(pipeline.flush(PATIENT)).isZero();
		long calls = calls();
		EventCounts events = pipeline.stats().events();
		assertThat(events.rejected(RejectReason.TOO_OLD)).as("too old, seed %d", this.seed).isEqualTo(tooOld);
		assertThat(events.rejected(RejectReason.TOO_NEW)).as("too new, seed %d", this.seed).isEqualTo(tooNew);
		assertThat(events.rejected(RejectReason.EXPIRED)).as("expired, seed %d", this.seed).isEqualTo(expired);
		assertThat(events.delivered()).as("delivered, seed %d", this.seed)
			.isEqualTo(timestamps.length - tooOld - tooNew - expired);
		assertThat(stored()).as("seed %d", this.seed).containsExactlyInAnyOrderElementsOf(valid);
		assertThat(this.endpoint.requests().stream().map(ReceivedRequest::errorCode).filter(Objects::nonNull))
			.as("refusals of whole calls, seed %d", this.seed)
			.isSubsetOf("ResourceNotFoundException", "ResourceAlreadyExistsException");
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertThat(calls()).as("nothing is sent again").isEqualTo(calls);
		assertThat(pipeline.close(PATIENT)).isZero();
	}

	private void retain(int days) {
		if (days != FOR_EVER) {
			this.endpoint.createLogGroup("group");
			try (CloudWatchLogsClient somebody = SdkClient.of(this.endpoint)) {
				somebody.putRetentionPolicy((request) -> request.logGroupName("group").retentionInDays(days));
			}
		}
	}

}
