package io.github.cloudwatchlogging.logback;

import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.DropReason;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs that recurse without end and log where the stack ends: it may end anywhere in
 * the logging call.
 */
class StackExhaustionTests extends LogbackFaultTestBase {

	private static final int THREADS = 20;

	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	@RepeatedTest(3)
	void logging_whereTheStackEnds_harmsNobodyElse() throws InterruptedException {
		for (int i = 0; i < THREADS; i++) {
			int number = i;
			Thread thread = new Thread(null, () -> new Recursion(number).descend(0), "recursion", (128 + i) * 1024L);
			thread.start();
			thread.join(TimeUnit.SECONDS.toMillis(20));
			assertThat(thread.isAlive()).isFalse();
			this.logger.info("neighbour {}", i);
		}
		deliver();
		assertThat(stored()).filteredOn((text) -> text.startsWith("neighbour ")).hasSize(THREADS);
		assertThat(stored()).allMatch((text) -> text.matches("(neighbour|thread) \\d+( at \\d+)?"));
		assertThat(events().accepted()).isEqualTo(events().delivered() + events().dropped(DropReason.ENCODE_FAILED));
	}

	/** Logs on the way back, from the deepest point on. */
	private final class Recursion {

		private final int number;

		private int logged;

		Recursion(int number) {
			this.number = number;
		}

		void descend(int depth) {
			try {
				if (depth < Integer.MAX_VALUE) {
					descend(depth + 1);
				}
			}
			catch (StackOverflowError ex) {
				// That is the point.
			}
			if (this.logged < 200) {
				this.logged++;
				StackExhaustionTests.this.logger.info("thread {} at {}", this.number, depth);
			}
		}

	}

}
