package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateTests {

	private final Gate gate = new Gate(Duration.ofMinutes(1));

	@Test
	void enter_waits_untilTheOneInsideHasLeft() throws Exception {
		ReentrantLock entered = this.gate.enter();
		Thread other = waiting(new Thread(this.gate::enter));
		this.gate.leave(entered);
		other.join();
	}

	@Test
	void enter_goesOn_andTheNextIsInside_whenSomebodyNeverLeaves() throws Exception {
		Gate gate = new Gate(Duration.ofMillis(1));
		Thread dead = new Thread(gate::enter);
		dead.start();
		dead.join();
		assertThat(gate.enter()).isNull();
		assertThat(gate.enter()).isNotNull();
	}

	@Test
	void leave_letsInThoseWhoWait_whereAnotherLockIsInPlaceMeanwhile() throws Exception {
		Gate gate = new Gate(Duration.ofSeconds(5));
		ReentrantLock entered = gate.enter();
		CompletableFuture<Duration> waited = new CompletableFuture<>();
		Thread first = waiting(new Thread(gate::enter));
		Thread.sleep(4000);
		Thread second = waiting(new Thread(() -> {
			long start = System.nanoTime();
			gate.leave(gate.enter());
			waited.complete(Duration.ofNanos(System.nanoTime() - start));
		}));
		first.join();
		gate.leave(entered);
		assertThat(waited.get(10, TimeUnit.SECONDS)).isLessThan(Duration.ofSeconds(4));
		second.join();
	}

	@Test
	void leave_throwsNothing_whileOthersReplaceTheLock() throws Exception {
		Gate gate = new Gate(Duration.ofNanos(1000));
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		CountDownLatch done = new CountDownLatch(8);
		long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
		for (int i = 0; i < 8; i++) {
			new Thread(() -> {
				try {
					while (System.nanoTime() < end) {
						gate.leave(gate.enter());
					}
				}
				catch (Throwable ex) {
					thrown.set(ex);
				}
				done.countDown();
			}).start();
		}
		done.await();
		assertThat(thrown).hasNullValue();
	}

	@Test
	void enter_leavesThePermit_thatCameWhileItWaited() throws Exception {
		ReentrantLock entered = this.gate.enter();
		Thread other = waiting(new Thread(() -> {
			this.gate.enter();
			LockSupport.park();
		}));
		LockSupport.unpark(other);
		Thread.sleep(100);
		this.gate.leave(entered);
		other.join();
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
		Thread other = waiting(new Thread(() -> {
			this.gate.enter();
			interrupted.complete(Thread.currentThread().isInterrupted());
		}));
		other.interrupt();
		assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
	}

	private static Thread waiting(Thread thread) {
		thread.start();
		while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
			Thread.onSpinWait();
		}
		return thread;
	}

}
