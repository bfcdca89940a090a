package io.github.cloudwatchlogging.buffer;

/**
 * A clock that only runs forward: every wait and every age is measured with it, so
 * setting the machine's clock changes none of them.
 */
@FunctionalInterface
public interface Ticker {

	/**
	 * Nanoseconds since some fixed moment.
	 * @return the reading, which may be negative
	 */
	long nanos();

	/**
	 * The JVM's monotonic clock.
	 * @return the ticker
	 */
	static Ticker system() {
		return System::nanoTime;
	}

}
