package io.github.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.DurationSetting;
import io.github.cloudwatchlogging.buffer.Failure;

/**
 * How long a destination rests after a failure: exponential with full jitter, so that the
 * instances of a fleet that failed together do not come back together.
 */
public final class Backoff {

	/**
	 * A missing permission does not appear by asking often, but once it is granted nobody
	 * wants to wait long.
	 */
	static final Duration HOPELESS = Duration.ofSeconds(5);

	private static final int MAX_DOUBLINGS = 30;

	private final long initial;

	private final long max;

	private final RandomGenerator random;

	/**
	 * Creates a backoff.
	 * @param initial upper bound of the first rest
	 * @param max upper bound of every rest
	 * @param random source of the jitter
	 */
	public Backoff(Duration initial, Duration max, RandomGenerator random) {
		DurationSetting.checkPositive("delivery.initial-backoff", initial);
		DurationSetting.checkPositive("delivery.max-backoff", max);
		if (max.compareTo(initial) < 0) {
			throw new InvalidSettingException("delivery.initial-backoff", initial,
					"must not be longer than delivery.max-backoff, which is " + max);
		}
		this.initial = initial.toNanos();
		this.max = max.toNanos();
		this.random = random;
	}

	/**
	 * The rest after a failure.
	 * @param failure what happened
	 * @param earlierFailures failures in a row before it
	 * @return nanoseconds
	 */
	long delayNanos(Failure failure, int earlierFailures) {
		if (failure.isHopeless(earlierFailures + 1)) {
			return HOPELESS.toNanos();
		}
		double bound = Math.min(this.max, this.initial * (double) (1L << Math.min(earlierFailures, MAX_DOUBLINGS)));
		return (long) (this.random.nextDouble() * bound);
	}

}
