package io.github.cloudwatchlogging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryStats}: what the figures of some destinations are together.
 */
class DeliveryStatsTests {

	private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");

	private static final Instant LATE = EARLY.plusSeconds(1);

	@Test
	void none_isZero() {
		DeliveryStats stats = stats();
		assertThat(stats.events()).hasToString("accepted 0, recovered 0, delivered 0, rejected 0, dropped 0");
		assertThat(stats.queue()).isEqualTo(new QueueStats(0, 0, Duration.ZERO));
		assertThat(stats.calls()).isEqualTo(CallStats.NONE);
	}

	@Test
	void sums_takeTheLaterMomentAndTheLargerAge() {
		DeliveryStats stats = stats(destination("a", 1, EARLY, failure(LATE)), destination("b", 2, LATE, null),
				destination("c", 3, null, failure(EARLY)));
		assertThat(stats.queue()).isEqualTo(new QueueStats(6, 60, Duration.ofSeconds(3)));
		assertThat(stats.calls()).isEqualTo(new CallStats(6, 60, 600, LATE, failure(LATE)));
		assertThat(stats.events()).hasToString("accepted 6, recovered 30, delivered 12, rejected 18, dropped 24");
		assertThat(stats.events().accepted(EventLevel.WARN)).isEqualTo(6);
		assertThat(stats.events().recovered(EventLevel.TRACE)).isEqualTo(30);
		assertThat(stats.events().delivered(EventLevel.ERROR)).isEqualTo(12);
		assertThat(stats.events().rejected(RejectReason.EXPIRED, EventLevel.INFO)).isEqualTo(18);
		assertThat(stats.events().dropped(DropReason.CLOSED, EventLevel.DEBUG)).isEqualTo(24);
		assertThat(stats.events().dropped(DropReason.INVALID)).isZero();
	}

	@Test
	void codes_areKebabCase() {
		assertThat(DropReason.values()).extracting(DropReason::code)
			.containsExactly("buffer-full", "shed", "empty", "encode-failed", "invalid", "closed", "outcome-unknown",
					"unreadable");
		assertThat(RejectReason.values()).extracting(RejectReason::code)
			.containsExactly("too-old", "too-new", "expired");
		assertThat(CutReason.MAX_BYTES.code()).isEqualTo("max-bytes");
		assertThat(EventLevel.WARN.code()).isEqualTo("warn");
	}

	private static DeliveryStats stats(DestinationStats... destinations) {
		return new DeliveryStats(DeliveryState.DELIVERING, 100, 0, null, List.of(destinations));
	}

	private static DestinationStats destination(String name, int n, @Nullable Instant success,
			@Nullable DeliveryFailure failure) {
		return new DestinationStats(new DestinationKey(name), null, false,
				new QueueStats(n, 10L * n, Duration.ofSeconds(n)), counts(n),
				new CallStats(n, 10L * n, 100L * n, success, failure));
	}

	private static EventCounts counts(int n) {
		long[] accepted = new long[EventLevel.values().length];
		long[] recovered = new long[EventLevel.values().length];
		long[] delivered = new long[EventLevel.values().length];
		long[][] rejected = new long[RejectReason.values().length][EventLevel.values().length];
		long[][] dropped = new long[DropReason.values().length][EventLevel.values().length];
		accepted[EventLevel.WARN.ordinal()] = n;
		recovered[EventLevel.TRACE.ordinal()] = 5L * n;
		delivered[EventLevel.ERROR.ordinal()] = 2L * n;
		rejected[RejectReason.EXPIRED.ordinal()][EventLevel.INFO.ordinal()] = 3L * n;
		dropped[DropReason.CLOSED.ordinal()][EventLevel.DEBUG.ordinal()] = 4L * n;
		return new EventCounts(accepted, recovered, delivered, rejected, dropped);
	}

	private static DeliveryFailure failure(Instant at) {
		return new DeliveryFailure(at, "ThrottlingException", "wait", 1, false);
	}

}
