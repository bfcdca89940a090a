package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Where threads that log wait for each other, in front of the buffer's monitor. It does
 * not protect anything, it saves time: a monitor that is contended is handed to a thread
 * that has to be woken first, at nearly each call, while the one that is running already
 * could have gone on. A lock lets that one in.
 * <p>
 * A {@code StackOverflowError} in the midst of the lock's methods may leave it locked for
 * ever. So nobody relies on it: who has waited in vain puts another lock in its place.
 */
final class Gate {

	/** Longer than it takes others to log, if nothing is wrong. */
	private static final Duration PATIENCE = Duration.ofMillis(100);

	/**
	 * Some microseconds: no longer than a call takes, and much less than to be woken. Not
	 * where others wait already: there are more threads than processors then.
	 */
	private static final int SPINS = 100;

	/**
	 * They go past: one that is woken while all carriers are busy would keep everybody
	 * behind it waiting. There are none before Java 21.
	 */
	private static final @Nullable Class<?> VIRTUAL = virtual();

	private final long patience;

	private volatile ReentrantLock lock = new ReentrantLock();

	Gate() {
		this(PATIENCE);
	}

	Gate(Duration patience) {
		this.patience = patience.toNanos();
	}

	private static @Nullable Class<?> virtual() {
		try {
			return Class.forName("java.lang.BaseVirtualThread");
		}
		catch (ClassNotFoundException ex) {
			return null;
		}
	}

	/**
	 * Waits for others, but neither for long nor with an interrupt pending.
	 * @return what to {@linkplain #leave leave}, {@code null} if this thread is not
	 * inside
	 */
	@Nullable ReentrantLock enter() {
		try {
			return tryEnter();
		}
		catch (Error ex) {
			// Out of stack or memory: others wait in vain at worst, and mend this.
			return null;
		}
	}

	private @Nullable ReentrantLock tryEnter() {
		if (VIRTUAL != null && VIRTUAL.isInstance(Thread.currentThread())) {
			return null;
		}
		ReentrantLock lock = this.lock;
		for (int i = 0; i < SPINS && !lock.hasQueuedThreads(); i++) {
			if (lock.tryLock()) {
				return lock;
			}
			Thread.onSpinWait();
		}
		if (lock.tryLock()) {
			return lock;
		}
		return (!Thread.currentThread().isInterrupted() && await(lock)) ? lock : null;
	}

	private boolean await(ReentrantLock lock) {
		try {
			if (lock.tryLock(this.patience, TimeUnit.NANOSECONDS)) {
				return true;
			}
			replace(lock);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			// The lock may have taken the permit that the application waits for.
			LockSupport.unpark(Thread.currentThread());
		}
		return false;
	}

	/** Has no effect if another thread has done so: the lock is a good one then. */
	synchronized void replace(ReentrantLock lock) {
		if (this.lock == lock) {
			this.lock = new ReentrantLock();
		}
	}

	/**
	 * Lets others in, if this thread is the one inside.
	 * @param entered what {@link #enter} has returned
	 */
	void leave(@Nullable ReentrantLock entered) {
		try {
			if (entered != null && entered.isHeldByCurrentThread()) {
				entered.unlock();
			}
		}
		catch (Error ex) {
			// The next one will wait in vain, and mend this.
		}
	}

}
