package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateTests {

	private final Gate gate = new Gate(Duration.ofMinutes(1));

	@Test
	void enter_waits_untilTheOneInsideHasLeft() throws Exception {
		this.gate.enter();
		Thread other = new Thread(this.gate::enter);
		other.start();
		while (other.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		assertThat(this.gate.isInside()).isTrue();
		this.gate.leave();
		other.join();
	}

	@Test
	void enter_waitsOnce_whenSomebodyNeverLeaves() throws Exception {
		Gate gate = new Gate(Duration.ofSeconds(1));
		Thread dead = new Thread(gate::enter);
		dead.start();
		dead.join();
		// As many waits would take longer than this test may.
		for (int i = 0; i < 100; i++) {
			gate.enter();
			gate.leave();
		}
		assertThat(gate.isStuck()).isTrue();
	}

	@Test
	void enter_worksAgain_whenTheOneInsideWasOnlySlow() throws Exception {
		Gate gate = new Gate(Duration.ofMillis(1));
		gate.enter();
		Thread other = new Thread(gate::enter);
		other.start();
		other.join();
		assertThat(gate.isStuck()).isTrue();
		gate.leave();
		assertThat(gate.isStuck()).isFalse();
		gate.enter();
		assertThat(gate.isInside()).isTrue();
	}

	@Test
	void enter_doesNotWait_andKeepsTheInterrupt_ofAnInterruptedThread() throws Exception {
		Thread dead = new Thread(this.gate::enter);
		dead.start();
		dead.join();
		assertThat(CompletableFuture.supplyAsync(() -> {
			Thread.currentThread().interrupt();
			this.gate.enter();
			return Thread.interrupted();
		}).get(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void enter_keepsTheInterrupt_ofAThreadThatWaits() throws Exception {
		this.gate.enter();
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		Thread other = new Thread(() -> {
			this.gate.enter();
			interrupted.complete(Thread.currentThread().isInterrupted());
		});
		other.start();
		while (other.getState() != Thread.State.TIMED_WAITING && other.isAlive()) {
			Thread.onSpinWait();
		}
		other.interrupt();
		assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
	}

}
