package io.github.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.LogBuffer;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import io.github.cloudwatchlogging.buffer.Ticker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Memory that runs out while the outcome of a call is recorded, which may be at any
 * moment: clock and ticker stand for whatever allocates.
 */
class FailureWhileSettlingTests {

	private static final Duration LONG_REST = Duration.ofMinutes(1);

	private final ManualTicker time = new ManualTicker();

	/** How many readings go well before the bad ones. */
	private final AtomicInteger tickerFailsAfter = new AtomicInteger(Integer.MAX_VALUE);

	private final AtomicInteger clockFailures = new AtomicInteger();

	private boolean settling;

	private final Ticker ticker = () -> {
		if (this.settling && this.tickerFailsAfter.getAndDecrement() == 0) {
			throw new InternalError("not really");
		}
		return this.time.nanos();
	};

	private final List<String> stored = new ArrayList<>();

	private LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(64 << 20), 0, this.ticker, Clock.systemUTC());

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void batch_isSentAgain_howeverOftenMemoryRunsOut(int failures) {
		append("a", "b");
		this.clockFailures.set(failures);
		for (int i = 0; i < 10; i++) {
			runOnce();
		}
		assertNothingIsLeft();
		assertThat(this.stored).contains("a", "b");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7 })
	void figures_stayTrue_whereverMemoryRunsOut(int readings) {
		// Room for four batches of one chunk: the last two appends give up the first two.
		this.buffer = new LogBuffer(BufferConfig.dropOldest(4 * 64 * 1024), 0, this.ticker, Clock.systemUTC());
		this.buffer.configure(new BatchLimits(1, BatchLimits.SERVICE.maxBytes()), 0);
		for (int i = 0; i < 6; i++) {
			append("event " + i + " ".repeat(64 * 1024 - 100));
		}
		this.tickerFailsAfter.set(readings);
		for (int i = 0; i < 10; i++) {
			runOnce();
			ConservationLaw.assertHolds(stats());
		}
		assertNothingIsLeft();
		assertThat(stats().events().delivered()).isEqualTo(4);
		assertThat(stats().events().dropped()).isEqualTo(2);
	}

	private void assertNothingIsLeft() {
		ConservationLaw.assertHolds(stats());
		assertThat(stats().queue().events()).isZero();
		assertThat(stats().calls().inFlight()).isZero();
		assertThat(stats().allocatedBytes()).isZero();
	}

	private void append(String... messages) {
		for (String message : messages) {
			byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
			this.buffer.append(DestinationKey.DEFAULT, 0, EventLevel.INFO, bytes, bytes.length);
		}
	}

	/** As a delivery thread does: what is thrown ends one round of its loop only. */
	private void runOnce() {
		this.time.advance(LONG_REST);
		try {
			loop().runOnce();
		}
		catch (InternalError ex) {
			assertThat(ex).hasMessage("not really");
		}
		finally {
			this.settling = false;
		}
	}

	private DeliveryLoop loop() {
		DeliveryPlan plan = new DeliveryPlan(new ScriptedSender((batch) -> {
			batch.events().forEach((event) -> this.stored.add(event.message()));
			this.settling = true;
			return ScriptedSender.accept();
		}), (key) -> new Destination("group", "stream"),
				new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), new Random()));
		return new DeliveryLoop(this.buffer.outlet(), () -> plan, (call) -> {
		}, (batch, failure) -> {
		}, this.ticker, new FailingClock());
	}

	private DeliveryStats stats() {
		return this.buffer.snapshot((key) -> null);
	}

	/** Fails a few times. */
	private final class FailingClock extends Clock {

		@Override
		public Instant instant() {
			if (FailureWhileSettlingTests.this.clockFailures.getAndDecrement() > 0) {
				throw new InternalError("not really");
			}
			return Instant.EPOCH;
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
