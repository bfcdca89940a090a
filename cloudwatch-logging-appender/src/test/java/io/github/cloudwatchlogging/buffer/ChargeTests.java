package io.github.cloudwatchlogging.buffer;

import java.util.List;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChargeTests {

	@Test
	void budgets_getBackWhatTheyHaveGiven_thoughTheBatchChangesWhileItIsCharged() {
		Budget memory = new Budget(1 << 20);
		Budget disk = new Budget(1 << 20);
		Batch batch = new ChangingBatch();
		batch.charge().update(batch, memory, disk);
		batch.charge().update(batch, memory, disk);
		batch.charge().end(memory);
		disk.giveBack(batch.charge().disk());
		assertThat(memory.taken()).isZero();
		assertThat(disk.taken()).isZero();
	}

	/** Another figure each time that somebody asks. */
	private static final class ChangingBatch extends Batch {

		private long asked;

		ChangingBatch() {
			super(DestinationKey.DEFAULT, BatchLimits.SERVICE, 0, 0, 0);
		}

		@Override
		void reserve(int length) {
		}

		@Override
		void store(long timestamp, @Nullable EventLevel level, byte[] message, int length) {
		}

		@Override
		long growth(int length) {
			return 0;
		}

		@Override
		void trim() {
		}

		@Override
		long memory() {
			return ++this.asked;
		}

		@Override
		long disk() {
			return ++this.asked;
		}

		@Override
		List<BufferedEvent> read() {
			return List.of();
		}

	}

}
