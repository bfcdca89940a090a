package io.github.cloudwatchlogging.buffer;

import java.util.concurrent.TimeUnit;

/**
 * Where delivery threads wait until something may have become due. Not at the buffer's
 * lock: whoever is woken there has to get past all threads that log, and these pay for
 * it. Has a monitor of its own, which is taken with the buffer's lock held, never the
 * other way round.
 */
final class DeliverySignal {

	private long signals;

	private int waiting;

	/**
	 * How many signals there were. To be asked with the buffer's lock held, when there
	 * was nothing to do.
	 */
	synchronized long signals() {
		return this.signals;
	}

	/**
	 * Something may be due earlier than was known. One thread looks: it calls another one
	 * if there is more to do.
	 */
	synchronized void one() {
		this.signals++;
		if (this.waiting > 0) {
			notify();
		}
	}

	/** Everybody looks. */
	synchronized void all() {
		this.signals++;
		notifyAll();
	}

	/**
	 * Waits for a signal. Called without the buffer's lock.
	 * @param seen how many there were when the thread looked
	 * @param nanos how long to wait at most
	 */
	synchronized void await(long seen, long nanos) throws InterruptedException {
		if (this.signals != seen) {
			return;
		}
		this.waiting++;
		try {
			if (nanos == DestinationQueue.NEVER) {
				wait();
			}
			else {
				TimeUnit.NANOSECONDS.timedWait(this, nanos);
			}
		}
		finally {
			this.waiting--;
		}
	}

}
