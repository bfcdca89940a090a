package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.DurationSetting;
import io.github.cloudwatchlogging.buffer.Ticker;

/**
 * The time for which the end of the JVM may be delayed, all waiting taken together.
 * Thread-safe.
 */
final class ShutdownBudget {

	private final Ticker ticker = Ticker.system();

	private final Supplier<Duration> waited;

	private Duration timeout = Duration.ofSeconds(10);

	private Duration spent = Duration.ZERO;

	/**
	 * Creates a budget of ten seconds.
	 * @param waited what others have spent of it
	 */
	ShutdownBudget(Supplier<Duration> waited) {
		this.waited = waited;
	}

	/** Begins anew with another time. */
	synchronized void timeout(Duration timeout) {
		DurationSetting.checkNotNegative("shutdown-timeout", timeout);
		this.timeout = timeout;
		this.spent = Duration.ZERO;
	}

	/** What is left of the time. */
	Duration all() {
		return left(1);
	}

	/** What is left of half of the time. */
	Duration half() {
		return left(2);
	}

	private synchronized Duration left(int share) {
		Duration left = this.timeout.dividedBy(share).minus(this.spent).minus(this.waited.get());
		return left.isNegative() ? Duration.ZERO : left;
	}

	/** The moment at which some waiting begins. */
	long begin() {
		return this.ticker.nanos();
	}

	/** Takes off what has been spent since a waiting began. */
	synchronized void end(long begin) {
		this.spent = this.spent.plusNanos(this.ticker.nanos() - begin);
	}

}
