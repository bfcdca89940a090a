package io.github.cloudwatchlogging.boot.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DropReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CloudWatchLoggingHealthIndicator}.
 */
class CloudWatchLoggingHealthIndicatorTests {

	private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

	private static final Status DEGRADED = CloudWatchLoggingHealthIndicator.DEGRADED;

	private static final Duration SECOND = Duration.ofSeconds(1);

	private Instant now = START;

	private DeliveryStats stats = Situation.IDLE.stats();

	private CloudWatchLoggingHealthIndicator indicator = indicator(null);

	@Test
	void isUp_whenNothingWaits() {
		assertThat(check(Situation.IDLE)).isEqualTo(Status.UP);
	}

	@Test
	void isUp_whenNothingWaitsAndLastSuccessIsLongAgo() {
		assertThat(check(Situation.IDLE.delivered(5, START.minus(Duration.ofDays(2))))).isEqualTo(Status.UP);
	}

	@Test
	void isUp_whenYoungEventWaitsInAnApplicationThatHardlyLogs() {
		Situation quiet = Situation.IDLE.delivered(5, START.minus(Duration.ofDays(2)));
		assertThat(check(quiet.waiting(1, SECOND))).isEqualTo(Status.UP);
	}

	@Test
	void isUp_whenBacklogIsOldButIsWorkedOff() {
		Situation backlog = Situation.IDLE.waiting(90_000, Duration.ofMinutes(9));
		assertThat(check(backlog.delivered(10_000, START.minus(SECOND)))).isEqualTo(Status.UP);
	}

	@Test
	void isDegraded_whenNothingWasEverDeliveredForThirtySeconds() {
		assertThat(check(Situation.IDLE.waiting(1, Duration.ofSeconds(29)))).isEqualTo(Status.UP);
		assertThat(check(Situation.IDLE.waiting(1, Duration.ofSeconds(30)))).isEqualTo(DEGRADED);
	}

	@Test
	void isUp_whenWhatDeadProcessesHaveLeftIsOld_untilItHasWaitedHere() {
		DeliveryStats left = Situation.recovered(Situation.IDLE.waiting(9, Duration.ofDays(1)));
		this.stats = left;
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		pass(Duration.ofSeconds(29));
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		pass(SECOND);
		assertThat(health().getStatus()).isEqualTo(DEGRADED);
	}

	@Test
	void isDegraded_whenLastSuccessIsThirtySecondsAgo() {
		Situation stuck = Situation.IDLE.waiting(9, Duration.ofMinutes(2));
		assertThat(check(stuck.delivered(1, START.minusSeconds(29)))).isEqualTo(Status.UP);
		assertThat(check(stuck.delivered(1, START.minusSeconds(30)))).isEqualTo(DEGRADED);
	}

	@Test
	void isUpAgain_whenDeliveryWorksAgain() {
		assertThat(check(Situation.IDLE.waiting(9, Duration.ofMinutes(2)).failing(START))).isEqualTo(DEGRADED);
		pass(SECOND);
		assertThat(check(Situation.IDLE.waiting(5, Duration.ofMinutes(2)).delivered(4, this.now))).isEqualTo(Status.UP);
	}

	@Test
	void remembersSinceWhenEventsWait_whenFullBufferGivesUpTheOldest() {
		Situation failing = Situation.IDLE.waiting(100, Duration.ofSeconds(10)).failing(START);
		assertThat(check(failing)).isEqualTo(Status.UP);
		pass(Duration.ofSeconds(19));
		assertThat(check(failing)).isEqualTo(Status.UP);
		pass(SECOND);
		assertThat(check(failing)).isEqualTo(DEGRADED);
	}

	@Test
	void forgetsSinceWhenEventsWaited_whenTheServiceHasAnsweredInBetween() {
		assertThat(check(Situation.IDLE.waiting(1, SECOND).failing(START))).isEqualTo(Status.UP);
		pass(Duration.ofHours(1));
		Situation next = Situation.IDLE.waiting(1, SECOND).failing(this.now).dropped(DropReason.INVALID, 1);
		check(next);
		assertThat(health().getDetails().get("reason")).isEqualTo("Events were dropped lately");
	}

	@Test
	void looksAtEachDestination() {
		Situation works = Situation.IDLE.delivered(5, START);
		Situation stuck = Situation.IDLE.waiting(1, Duration.ofMinutes(1));
		this.stats = Situation.stats(works, stuck);
		assertThat(health().getStatus()).isEqualTo(DEGRADED);
	}

	@Test
	void isDegradedForFiveMinutes_whenEventsWereDropped() {
		assertThat(check(Situation.IDLE)).isEqualTo(Status.UP);
		pass(SECOND);
		Situation dropped = Situation.IDLE.dropped(DropReason.BUFFER_FULL, 3);
		assertThat(check(dropped)).isEqualTo(DEGRADED);
		pass(Duration.ofMinutes(5).minus(SECOND));
		assertThat(check(dropped)).isEqualTo(DEGRADED);
		pass(SECOND);
		assertThat(check(dropped)).isEqualTo(Status.UP);
	}

	@Test
	void staysDegraded_whenMoreEventsAreDropped() {
		assertThat(check(Situation.IDLE.dropped(DropReason.BUFFER_FULL, 3))).isEqualTo(DEGRADED);
		pass(Duration.ofMinutes(4));
		assertThat(check(Situation.IDLE.dropped(DropReason.BUFFER_FULL, 4))).isEqualTo(DEGRADED);
		pass(Duration.ofMinutes(4));
		assertThat(check(Situation.IDLE.dropped(DropReason.BUFFER_FULL, 4))).isEqualTo(DEGRADED);
	}

	@Test
	void isUp_whenOnlyEmptyEventsWereDropped() {
		assertThat(check(Situation.IDLE.dropped(DropReason.EMPTY, 3))).isEqualTo(Status.UP);
	}

	@Test
	void isDegraded_asLongAsTheDiskDoesNotWork() {
		this.stats = withoutDisk(Situation.IDLE);
		assertThat(health().getStatus()).isEqualTo(DEGRADED);
		assertThat(health().getDetails()).containsEntry("reason",
				"Events are not kept on disk: No space left on device");
		assertThat(check(Situation.IDLE)).isEqualTo(Status.UP);
	}

	@Test
	void namesWhatIsWorse_beforeTheDisk() {
		this.stats = withoutDisk(Situation.IDLE.dropped(DropReason.BUFFER_FULL, 3));
		assertThat(health().getDetails()).containsEntry("reason", "Events were dropped lately")
			.containsEntry("diskFailure", "No space left on device");
	}

	@Test
	void isNeverDown_unlessAskedFor() {
		Situation failing = Situation.IDLE.waiting(9, Duration.ofDays(9)).failing(START);
		assertThat(check(failing)).isEqualTo(DEGRADED);
	}

	@Test
	void isDown_whenDeliveryFailsForLongerThanConfigured() {
		this.indicator = indicator(Duration.ofMinutes(10));
		Situation failing = Situation.IDLE.waiting(9, Duration.ofMinutes(10).minus(SECOND)).failing(START);
		assertThat(check(failing)).isEqualTo(DEGRADED);
		pass(SECOND);
		assertThat(check(failing)).isEqualTo(Status.DOWN);
		assertThat(health().getDetails()).containsEntry("reason", "Delivery has failed for 600 s");
	}

	@Test
	void isNotDown_whenEventsWaitButNoCallHasFailed() {
		this.indicator = indicator(SECOND);
		assertThat(check(Situation.IDLE.waiting(9, Duration.ofMinutes(1)))).isEqualTo(DEGRADED);
	}

	@Test
	void isNotDown_whenEventsWereOnlyDropped() {
		this.indicator = indicator(SECOND);
		assertThat(check(Situation.IDLE.dropped(DropReason.CLOSED, 3))).isEqualTo(DEGRADED);
	}

	@Test
	void refusesDownAfterThatIsNotPositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> indicator(Duration.ZERO))
			.withMessage("health.down-after must be positive, but is 'PT0S'");
	}

	@Test
	void saysWhatToDo() {
		check(Situation.IDLE.waiting(9, Duration.ofMillis(61_234))
			.failing(START)
			.dropped(DropReason.BUFFER_FULL, 3)
			.dropped(DropReason.EMPTY, 1));
		assertThat(health().getDetails())
			.containsExactlyInAnyOrderEntriesOf(Map.of("reason", "Nothing has been delivered for 61 s", "queuedEvents",
					9L, "oldestEventAge", "PT1M1.234S", "lastFailure",
					Map.of("at", "2026-11-20T12:00:00Z", "code", "AccessDeniedException", "advice",
							"grant logs:PutLogEvents", "attempts", 7),
					"dropped", Map.of("buffer-full", 3L, "empty", 1L)));
	}

	@Test
	void saysLittle_whenAllIsWell() {
		assertThat(health().getDetails())
			.containsExactlyInAnyOrderEntriesOf(Map.of("queuedEvents", 0L, "oldestEventAge", "PT0S"));
	}

	private CloudWatchLoggingHealthIndicator indicator(@Nullable Duration downAfter) {
		InstantSource source = () -> this.now;
		return new CloudWatchLoggingHealthIndicator(() -> this.stats, downAfter, source.withZone(ZoneOffset.UTC));
	}

	private static DeliveryStats withoutDisk(Situation situation) {
		DeliveryStats stats = situation.stats();
		return new DeliveryStats(stats.state(), stats.capacityBytes(), stats.allocatedBytes(),
				"No space left on device", stats.destinations());
	}

	private Status check(Situation situation) {
		this.stats = situation.stats();
		return health().getStatus();
	}

	private Health health() {
		return this.indicator.health();
	}

	private void pass(Duration time) {
		this.now = this.now.plus(time);
	}

}
