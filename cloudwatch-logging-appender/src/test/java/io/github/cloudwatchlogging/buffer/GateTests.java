package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
		Gate gate = new Gate(Duration.ofMillis(1));
		ReentrantLock entered = gate.enter();
		Thread impatient = new Thread(gate::enter);
		impatient.start();
		impatient.join();
		assertThat(gate.enter()).isNotNull().isNotSameAs(entered);
		gate.leave(entered);
		assertThat(entered).isNotNull().returns(false, ReentrantLock::isLocked);
	}

	@Test
	void replace_leavesTheNewLockInPlace_whereSeveralHaveWaitedInVainForTheOldOne() {
		ReentrantLock old = Objects.requireNonNull(this.gate.enter());
		this.gate.replace(old);
		ReentrantLock replacement = this.gate.enter();
		this.gate.replace(old);
		assertThat(this.gate.enter()).isSameAs(replacement);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
	void enter_doesNotWait_onAVirtualThread() throws Exception {
		this.gate.enter();
		Runnable task = this.gate::enter;
		Thread virtual = (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
		virtual.join();
	}

	@Test
	void enter_leavesThePermit_thatCameWhileItWaited() throws Exception {
		ReentrantLock entered = this.gate.enter();
		Thread other = waiting(new Thread(() -> {
			this.gate.enter();
			LockSupport.park();
		}));
		LockSupport.unpark(other);
		await().pollDelay(Duration.ofMillis(100)).until(() -> other.getState() == Thread.State.TIMED_WAITING);
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
