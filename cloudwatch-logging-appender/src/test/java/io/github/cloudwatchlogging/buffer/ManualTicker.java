package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A ticker that the test moves. Starts close to an overflow, which a real one may do,
 * too.
 */
public final class ManualTicker implements Ticker {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofMillis(1).toNanos());

	@Override
	public long nanos() {
		return this.nanos.get();
	}

	public void advance(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
	}

}
