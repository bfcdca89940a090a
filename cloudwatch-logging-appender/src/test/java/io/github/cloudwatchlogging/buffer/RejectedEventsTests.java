package io.github.cloudwatchlogging.buffer;

import java.util.Random;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.RejectReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RejectedEvents}: whatever the indices, each event has one fate.
 */
class RejectedEventsTests {

	private static final int NONE_TOO_NEW = Integer.MAX_VALUE;

	@Test
	void none_refusesNothing() {
		assertCounts(RejectedEvents.NONE, 4, 0, 0, 0);
	}

	@Test
	void tooOld_endsBeforeItsIndex() {
		assertCounts(new RejectedEvents(3, 0, NONE_TOO_NEW), 4, 3, 0, 0);
	}

	@Test
	void expired_endsBeforeItsIndex() {
		assertCounts(new RejectedEvents(0, 2, NONE_TOO_NEW), 4, 0, 2, 0);
	}

	@Test
	void tooNew_startsAtItsIndex() {
		assertCounts(new RejectedEvents(0, 0, 1), 4, 0, 0, 3);
	}

	@Test
	void overlapping_countsEachEventOnce() {
		assertCounts(new RejectedEvents(1, 2, 3), 4, 1, 1, 1);
		assertCounts(new RejectedEvents(3, 1, 2), 4, 3, 0, 1);
		assertCounts(new RejectedEvents(1, 3, 0), 4, 1, 2, 1);
	}

	@Test
	void atTheEdges_refusesAllOrNothing() {
		assertCounts(new RejectedEvents(4, 0, 4), 4, 4, 0, 0);
		assertCounts(new RejectedEvents(0, 0, 0), 4, 0, 0, 4);
		assertCounts(new RejectedEvents(0, 4, 4), 4, 0, 4, 0);
		assertCounts(new RejectedEvents(0, 0, 4), 4, 0, 0, 0);
	}

	@Test
	void outsideTheBatch_isTheNearestEdge() {
		assertCounts(new RejectedEvents(99, 0, 99), 4, 4, 0, 0);
		assertCounts(new RejectedEvents(-1, -7, NONE_TOO_NEW), 4, 0, 0, 0);
		assertCounts(new RejectedEvents(0, 0, -3), 4, 0, 0, 4);
		assertCounts(new RejectedEvents(Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE), 4, 0, 4, 0);
	}

	@Test
	void count_isByLevelOfTheEventsAsTheyWereSent() {
		Batch batch = new HeapBatch(DestinationKey.DEFAULT, BatchLimits.SERVICE, 0, 0);
		add(batch, 2, EventLevel.ERROR);
		add(batch, 1, EventLevel.DEBUG);
		long[][] counts = new RejectedEvents(1, 0, NONE_TOO_NEW).count(batch);
		assertThat(counts[RejectReason.TOO_OLD.ordinal()]).containsExactly(0, 1, 0, 0, 0);
	}

	@Test
	void count_matchesAPlainModel_forRandomIndices() {
		long seed = System.identityHashCode(this);
		Random random = new Random(seed);
		for (int round = 0; round < 20_000; round++) {
			int size = 1 + random.nextInt(5);
			int tooOld = random.nextInt(10) - 2;
			int expired = random.nextInt(10) - 2;
			int tooNew = random.nextInt(10) - 2;
			int old = clamp(tooOld, 0, size);
			int gone = clamp(expired, old, size) - old;
			int fresh = size - clamp(tooNew, old + gone, size);
			RejectedEvents rejected = new RejectedEvents(tooOld, expired, tooNew);
			assertThat(totals(rejected, size)).as("%s of %d, seed %d", rejected, size, seed)
				.containsExactly(old, fresh, gone);
		}
	}

	private static int clamp(int value, int min, int max) {
		return Math.max(min, Math.min(value, max));
	}

	private static void assertCounts(RejectedEvents rejected, int size, long tooOld, long expired, long tooNew) {
		assertThat(totals(rejected, size)).as("%s", rejected).containsExactly(tooOld, tooNew, expired);
	}

	/** In the order of {@link RejectReason}. */
	private static long[] totals(RejectedEvents rejected, int size) {
		Batch batch = new HeapBatch(DestinationKey.DEFAULT, BatchLimits.SERVICE, 0, 0);
		for (int i = 0; i < size; i++) {
			add(batch, i, EventLevel.INFO);
		}
		long[][] counts = rejected.count(batch);
		long[] totals = new long[counts.length];
		for (int reason = 0; reason < counts.length; reason++) {
			totals[reason] = counts[reason][EventLevel.INFO.ordinal()];
		}
		return totals;
	}

	private static void add(Batch batch, long timestamp, EventLevel level) {
		batch.reserve(1);
		batch.append(timestamp, level, new byte[] { 'x' }, 1);
	}

}
