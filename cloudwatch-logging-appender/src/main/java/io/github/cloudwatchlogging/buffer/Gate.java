package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where threads that log wait for each other, in front of the buffer's monitor. It does
 * not protect anything, it saves time: a monitor that is contended is handed to a thread
 * that has to be woken first, at nearly each call, while the one that is running already
 * could have gone on. A lock lets that one in.
 * <p>
 * A {@code StackOverflowError} in the midst of the lock's methods may leave it locked for
 * ever. So nobody relies on it: once somebody has waited in vain, all go past it, until
 * it is seen to work.
 */
final class Gate {

	/** Longer than it takes others to log, if nothing is wrong. */
	private static final Duration PATIENCE = Duration.ofMillis(100);

	/**
	 * Some microseconds: no longer than a call takes, and much less than to be woken. Not
	 * where others wait already: there are more threads than processors then.
	 */
	private static final int SPINS = 100;

	private final long patience;

	private final ReentrantLock lock = new ReentrantLock();

	/** Whether somebody has waited in vain. */
	private volatile boolean stuck;

	Gate() {
		this(PATIENCE);
	}

	Gate(Duration patience) {
		this.patience = patience.toNanos();
	}

	/** Waits for others, but neither for long nor with an interrupt pending. */
	void enter() {
		if (this.lock.tryLock() || this.stuck || spin() || Thread.currentThread().isInterrupted()) {
			return;
		}
		try {
			this.stuck = !this.lock.tryLock(this.patience, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean spin() {
		for (int i = 0; i < SPINS && !this.lock.hasQueuedThreads(); i++) {
			Thread.onSpinWait();
			if (this.lock.tryLock()) {
				return true;
			}
		}
		return false;
	}

	/** Lets others in, if this thread is the one inside. */
	void leave() {
		if (isInside()) {
			this.lock.unlock();
			if (this.stuck) {
				this.stuck = false;
			}
		}
	}

	boolean isInside() {
		return this.lock.isHeldByCurrentThread();
	}

	boolean isStuck() {
		return this.stuck;
	}

}
