package io.github.cloudwatchlogging.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clocks that are set, that are wrong, and processes that were suspended: waits are
 * measured by the ticker alone.
 */
class WrongClockTests extends FaultTestBase {

	private static final Duration LINGER = Duration.ofSeconds(2);

	private final MovableClock clock = new MovableClock();

	@ParameterizedTest
	@ValueSource(longs = { -15 * 24, -1, 1, 15 * 24 })
	void setting_theClock_changesNoWait(long hours) {
		LogPipeline pipeline = manual(config().linger(LINGER), this.clock);
		append(pipeline, "event");
		this.clock.move(Duration.ofHours(hours));
		assertThat(pipeline.deliverOnce()).isFalse();
		this.ticker.advance(LINGER.minusMillis(1));
		assertThat(pipeline.deliverOnce()).isFalse();
		this.ticker.advance(Duration.ofMillis(1));
		assertThat(pipeline.deliverOnce()).isTrue();
		assertNothingLostNorRepeated(pipeline);
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 1 })
	void setting_theClock_changesNoRestAfterAFailure(long hours) {
		LogPipeline pipeline = manual(config(), this.clock);
		this.endpoint.faults().add(Fault.expiredCredentials().times(1));
		append(pipeline, "event");
		assertThat(pipeline.deliverOnce()).isTrue();
		this.clock.move(Duration.ofHours(hours));
		assertThat(pipeline.deliverOnce()).isFalse();
		this.ticker.advance(Duration.ofSeconds(5));
		assertThat(pipeline.deliverOnce()).isTrue();
		assertNothingLostNorRepeated(pipeline);
	}

	@ParameterizedTest
	@ValueSource(longs = { -15 * 24, 6 })
	void clock_thatIsHoursWrong_hasItsEventsRejectedOnce(long hours) {
		LogPipeline pipeline = manual(config());
		long wrong = System.currentTimeMillis() + Duration.ofHours(hours).toMillis();
		for (String message : messages("event", 100)) {
			append(pipeline, wrong, message);
		}
		deliverAll(pipeline);
		RejectReason reason = (hours < 0) ? RejectReason.TOO_OLD : RejectReason.TOO_NEW;
		assertThat(pipeline.stats().events().rejected(reason)).isEqualTo(100);
		assertThat(stored()).isEmpty();
		// The first one found no stream.
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void signature_thatIsTooOldForTheService_isRetriedSlowly_andExplained() {
		LogPipeline pipeline = manual(config());
		this.endpoint.faults()
			.add(Fault.error(400, "InvalidSignatureException",
					"Signature expired: 20260101T060000Z is now earlier than 20260101T115500Z"));
		append(pipeline, messages("event", 10));
		for (int second = 0; second < 60; second++) {
			this.ticker.advance(Duration.ofSeconds(1));
			pipeline.deliverOnce();
		}
		// Soon at first.
		assertThat(calls()).isBetween(2L, 60 / 5L + 3);
		DeliveryFailure failure = Objects.requireNonNull(pipeline.stats().calls().lastFailure());
		assertThat(failure.hopeless()).isTrue();
		assertThat(failure.advice()).contains("clock");
		this.endpoint.faults().clear();
		deliverAll(pipeline);
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void hoursOfSuspension_bringOneCallForEachDestination_andOneReport() {
		LogPipeline pipeline = manual(config());
		this.endpoint.faults().add(Fault.throttle());
		long now = System.currentTimeMillis();
		for (int i = 0; i < 50; i++) {
			append(pipeline, new DestinationKey("one"), now, "one " + i);
			append(pipeline, new DestinationKey("two"), now, "two " + i);
		}
		fail(pipeline, 10);
		int reports = this.sink.warnings.size();
		long before = calls();
		this.ticker.advance(Duration.ofHours(10));
		while (pipeline.deliverOnce()) {
			assertThat(calls() - before).isLessThanOrEqualTo(2);
		}
		assertThat(calls() - before).isEqualTo(2);
		assertThat(this.sink.warnings.size() - reports).isLessThanOrEqualTo(2);
		this.endpoint.faults().clear();
		deliverAll(pipeline);
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void hoursOfSuspension_sendAStartedBatchOnce() {
		LogPipeline pipeline = manual(config().linger(LINGER));
		append(pipeline, messages("event", 10));
		this.ticker.advance(Duration.ofHours(10));
		assertThat(pipeline.deliverOnce()).isTrue();
		assertThat(pipeline.deliverOnce()).isFalse();
		append(pipeline, "after");
		assertThat(pipeline.deliverOnce()).isFalse();
		deliverAll(pipeline);
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void events_thatWaitedThroughASuspension_areRejectedOnce_ifTheyAreTooOldByThen() {
		long start = System.currentTimeMillis();
		Clock later = Clock.fixed(Instant.ofEpochMilli(start).plus(Duration.ofDays(15)), ZoneOffset.UTC);
		try (CloudWatchLogsEndpoint service = CloudWatchLogsEndpoint.start(0, later)) {
			LogPipeline pipeline = manual(Configs.of("group", service.uri()));
			append(pipeline, start, "before");
			append(pipeline, later.millis(), "after");
			deliverAll(pipeline);
			assertThat(service.events()).extracting((event) -> event.message()).containsExactly("after");
			assertThat(pipeline.stats().events().rejected(RejectReason.TOO_OLD)).isOne();
			assertThat(pipeline.stats().events().delivered()).isOne();
		}
	}

	private void fail(LogPipeline pipeline, int times) {
		for (int i = 0; i < times; i++) {
			this.ticker.advance(Duration.ofMillis(10));
			while (pipeline.deliverOnce()) {
				assertThat(pipeline.stats().events().delivered()).isZero();
			}
		}
	}

	private void deliverAll(LogPipeline pipeline) {
		do {
			this.ticker.advance(Duration.ofSeconds(10));
		}
		while (pipeline.deliverOnce());
	}

	/** A clock that somebody sets. */
	private static final class MovableClock extends Clock {

		private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

		void move(Duration by) {
			this.shift.set(by);
		}

		@Override
		public Instant instant() {
			return Instant.now().plus(this.shift.get());
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
