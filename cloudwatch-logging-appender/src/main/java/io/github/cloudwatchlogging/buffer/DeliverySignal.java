package io.github.cloudwatchlogging.buffer;

import java.util.concurrent.TimeUnit;

/**
 * Where delivery threads wait until something may have become due. Not at the buffer's
 * lock: whoever is woken there has to get past all threads that log, and these pay for
 * it. Has a monitor of its own, which is taken with the buffer's lock held, never the
 * other way round.
 */
final class DeliverySignal {

	private final Ticker ticker;

	private long signals;

	private int waiting;

	/** When something is due next, if there were this many signals. */
	private long dueAt;

	private long signalsThen = -1;

	DeliverySignal(Ticker ticker) {
		this.ticker = ticker;
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
	 * Nothing is due earlier than this, unless somebody signals. To be said with the
	 * buffer's lock held.
	 * @param nanos from now on; {@link DestinationQueue#NEVER}
	 */
	synchronized void nextDueIn(long nanos) {
		this.signalsThen = this.signals;
		this.dueAt = (nanos != DestinationQueue.NEVER) ? this.ticker.nanos() + nanos : DestinationQueue.NEVER;
	}

	/**
	 * Waits until something may be due, if anything is known of that. Called without the
	 * buffer's lock: who has nothing to do need not take it to find out.
	 */
	synchronized void await() throws InterruptedException {
		if (this.signalsThen != this.signals) {
			return;
		}
		this.waiting++;
		try {
			if (this.dueAt == DestinationQueue.NEVER) {
				wait();
			}
			else {
				TimeUnit.NANOSECONDS.timedWait(this, this.dueAt - this.ticker.nanos());
			}
		}
		finally {
			this.waiting--;
		}
	}

}
