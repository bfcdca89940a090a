package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the limits and the order that every {@link Batch} keeps.
 */
class BatchTests {

	private static final long DAY = Duration.ofDays(1).toMillis();

	@Test
	void refusal_isMaxEvents_afterTenThousand() {
		Batch batch = batch(BatchLimits.SERVICE);
		for (int i = 0; i < 10_000; i++) {
			assertThat(batch.refusal(0, 1)).isNull();
			add(batch, 0, "x");
		}
		assertThat(batch.refusal(0, 1)).isEqualTo(CutReason.MAX_EVENTS);
	}

	@Test
	void refusal_isMaxBytes_countingTwentySixBytesForEachEvent() {
		Batch batch = batch(new BatchLimits(10, 100));
		add(batch, 0, "x".repeat(40));
		assertThat(batch.bytes()).isEqualTo(66);
		assertThat(batch.refusal(0, 8)).isNull();
		assertThat(batch.refusal(0, 9)).isEqualTo(CutReason.MAX_BYTES);
	}

	@Test
	void refusal_neverHitsTheFirstEvent() {
		assertThat(batch(new BatchLimits(1, 1)).refusal(0, BatchLimits.MAX_MESSAGE_BYTES)).isNull();
	}

	@Test
	void refusal_isTimeSpan_fromTwentyFourHoursOn_inBothDirections() {
		Batch batch = batch(BatchLimits.SERVICE);
		add(batch, 10 * DAY, "x");
		assertThat(batch.refusal(11 * DAY - 1, 1)).isNull();
		assertThat(batch.refusal(11 * DAY, 1)).isEqualTo(CutReason.TIME_SPAN);
		assertThat(batch.refusal(9 * DAY + 1, 1)).isNull();
		assertThat(batch.refusal(9 * DAY, 1)).isEqualTo(CutReason.TIME_SPAN);
	}

	@Test
	void refusal_isTimeSpan_forTheWidestTimestampsThereAre() {
		Batch batch = batch(BatchLimits.SERVICE);
		add(batch, 0, "x");
		assertThat(batch.refusal(Long.MAX_VALUE, 1)).isEqualTo(CutReason.TIME_SPAN);
	}

	@Test
	void events_comeByTimestamp_thoseOfOneMillisecondByArrival() {
		Batch batch = batch(BatchLimits.SERVICE);
		List.of("5a", "3a", "5b", "3b", "4a").forEach((text) -> add(batch, text.charAt(0) - '0', text));
		assertThat(batch.events()).extracting(BufferedEvent::message).containsExactly("3a", "3b", "4a", "5a", "5b");
	}

	@Test
	void cut_keepsTheFirstReason() {
		Batch batch = batch(BatchLimits.SERVICE);
		batch.seal(CutReason.MAX_BYTES);
		batch.seal(CutReason.PRESSURE);
		assertThat(batch.cut()).isEqualTo(CutReason.MAX_BYTES);
	}

	@Test
	void limits_beyondThoseOfTheServiceAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BatchLimits(10_001, 1))
			.withMessageContaining("batch.max-events");
		assertThatIllegalArgumentException().isThrownBy(() -> new BatchLimits(1, 1_048_577))
			.withMessageContaining("batch.max-bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> new BatchLimits(0, 1));
	}

	private static Batch batch(BatchLimits limits) {
		return new HeapBatch(DestinationKey.DEFAULT, limits, 0, 0);
	}

	private static void add(Batch batch, long timestamp, String message) {
		batch.reserve(message.length());
		batch.append(timestamp, EventLevel.INFO, message.getBytes(StandardCharsets.US_ASCII), message.length());
	}

}
