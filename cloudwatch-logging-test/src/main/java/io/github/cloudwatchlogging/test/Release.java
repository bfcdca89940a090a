package io.github.cloudwatchlogging.test;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what a fault holds up. Every fault that is applied gets the one that is current at
 * that moment, so that a wait cannot miss a clearing of the faults that happens just
 * before it begins.
 */
final class Release {

	private final CountDownLatch latch = new CountDownLatch(1);

	void end() {
		this.latch.countDown();
	}

	boolean isOver() {
		return this.latch.getCount() == 0;
	}

	void await(Duration duration) throws InterruptedException {
		this.latch.await(duration.toNanos(), TimeUnit.NANOSECONDS);
	}

	void pause(Duration duration) throws InterruptedIOException {
		try {
			await(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

}
