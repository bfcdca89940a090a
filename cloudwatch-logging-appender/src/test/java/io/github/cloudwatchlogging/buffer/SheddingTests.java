package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code shed-below}.
 */
class SheddingTests {

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "BLOCK")
	void append_refusesEventsBelowTheLevel_whenTheBufferIsMoreThanFourFifthsFull(OverflowPolicy whenFull) {
		BufferFixture fixture = filled(whenFull, 9);
		fixture.limits(BatchLimits.SERVICE);
		for (EventLevel level : EventLevel.values()) {
			fixture.append(DestinationKey.DEFAULT, level, "x");
		}
		assertThat(fixture.events().dropped(DropReason.SHED, EventLevel.TRACE)).isOne();
		assertThat(fixture.events().dropped(DropReason.SHED, EventLevel.DEBUG)).isOne();
		assertThat(fixture.events().dropped(DropReason.SHED, EventLevel.INFO)).isOne();
		assertThat(fixture.events().dropped(DropReason.SHED)).isEqualTo(3);
		assertThat(fixture.events().dropped()).isEqualTo(3);
		ConservationLaw.assertHolds(fixture.stats());
	}

	@Test
	void append_refusesNothing_whenTheBufferIsFourFifthsFull() {
		BufferFixture fixture = filled(OverflowPolicy.DROP_OLDEST, 8);
		fixture.append(DestinationKey.DEFAULT, EventLevel.TRACE, "x");
		assertThat(fixture.events().dropped()).isZero();
	}

	@Test
	void append_refusesNothing_withoutALevel() {
		BufferFixture fixture = BufferFixture.released(BufferFixture.config(10, OverflowPolicy.DROP_OLDEST));
		fill(fixture, 9);
		fixture.append(DestinationKey.DEFAULT, EventLevel.TRACE, "x");
		assertThat(fixture.events().dropped()).isZero();
	}

	@Test
	void append_ignoresTheLevel_whereThreadsWait() {
		BufferFixture fixture = filled(OverflowPolicy.BLOCK, 9);
		fixture.append(DestinationKey.DEFAULT, EventLevel.TRACE, "fits");
		fixture.append(DestinationKey.DEFAULT, EventLevel.TRACE, "does not");
		assertThat(fixture.events().dropped(DropReason.SHED)).isZero();
		assertThat(fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
	}

	@Test
	void append_acceptsEveryLevelAgain_onceThereIsRoom() {
		BufferFixture fixture = filled(OverflowPolicy.DROP_OLDEST, 9);
		fixture.append("shed");
		fixture.acknowledge(fixture.poll());
		fixture.append("taken");
		assertThat(fixture.events().dropped()).isOne();
	}

	@Test
	void append_sealsABatchThatFills_soThatSheddingEnds() {
		BufferFixture fixture = released(OverflowPolicy.DROP_OLDEST);
		fixture.buffer.configure(BatchLimits.SERVICE, TimeUnit.HOURS.toNanos(1));
		fixture.appendChunks(9);
		fixture.append("shed");
		assertThat(fixture.events().dropped(DropReason.SHED)).isOne();
		assertThat(fixture.poll().cut()).isEqualTo(CutReason.PRESSURE);
	}

	@Test
	void append_isCountedAsClosed_ratherThanShed_afterTheEnd() {
		BufferFixture fixture = filled(OverflowPolicy.DROP_OLDEST, 9);
		fixture.drain.close(0);
		fixture.append("late");
		assertThat(fixture.events().dropped(DropReason.CLOSED)).isOne();
	}

	/** With room for all errors in the upper fifth, and nothing delivered at all. */
	@RepeatedTest(5)
	void append_losesNoError_whileOthersRemainToShed() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		BufferFixture fixture = released(OverflowPolicy.DROP_OLDEST);
		int errors = 0;
		for (int i = 0; i < 20_000; i++) {
			EventLevel level = EventLevel.values()[random.nextInt(EventLevel.values().length)];
			boolean error = level == EventLevel.ERROR && errors < 100;
			errors += error ? 1 : 0;
			fixture.append(DestinationKey.DEFAULT, error ? level : EventLevel.INFO, "x".repeat(random.nextInt(1, 800)));
		}
		assertThat(fixture.events().dropped(DropReason.SHED)).as("seed %d", seed).isPositive();
		assertThat(fixture.events().dropped(DropReason.BUFFER_FULL)).as("seed %d", seed).isZero();
		assertThat(fixture.events().dropped(DropReason.SHED, EventLevel.ERROR)).as("seed %d", seed).isZero();
		ConservationLaw.assertHolds(fixture.stats());
	}

	private static BufferFixture filled(OverflowPolicy whenFull, int chunks) {
		BufferFixture fixture = released(whenFull);
		fill(fixture, chunks);
		return fixture;
	}

	private static BufferFixture released(OverflowPolicy whenFull) {
		return BufferFixture
			.released(new BufferConfig(10L * BufferFixture.CHUNK, whenFull, Duration.ofNanos(1), EventLevel.WARN));
	}

	private static void fill(BufferFixture fixture, int chunks) {
		fixture.singly();
		for (int i = 0; i < chunks; i++) {
			fixture.append("x");
		}
	}

}
