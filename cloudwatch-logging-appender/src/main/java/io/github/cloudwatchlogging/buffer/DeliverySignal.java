package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.Collection;
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

	/** When each thread that waits looks again by itself. */
	private final Collection<Long> waiting = new ArrayList<>();

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
		if (!this.waiting.isEmpty()) {
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
	 * The thread that says so has something else to do first, and nobody knows for how
	 * long: another one that waits looks in time for what is due next.
	 */
	synchronized void handOver() {
		if (this.dueAt != DestinationQueue.NEVER && this.waiting.stream().noneMatch(this::isInTime)) {
			one();
		}
	}

	private boolean isInTime(long until) {
		return until != DestinationQueue.NEVER && until - this.dueAt <= 0;
	}

	/**
	 * Waits until something may be due, if anything is known of that. Called without the
	 * buffer's lock: who has nothing to do need not take it to find out.
	 */
	synchronized void await() throws InterruptedException {
		if (this.signalsThen != this.signals) {
			return;
		}
		Long until = this.dueAt;
		this.waiting.add(until);
		try {
			if (until == DestinationQueue.NEVER) {
				wait();
			}
			else {
				TimeUnit.NANOSECONDS.timedWait(this, until - this.ticker.nanos());
			}
		}
		finally {
			this.waiting.remove(until);
		}
	}

}
