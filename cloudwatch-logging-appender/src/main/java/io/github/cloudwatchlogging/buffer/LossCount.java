package io.github.cloudwatchlogging.buffer;

/**
 * How many events were rejected or dropped in all. Changed with the buffer's lock held,
 * and read without it: whether there is anything to tell is asked after each call.
 */
final class LossCount {

	private volatile long sum;

	void add(long events) {
		this.sum += events;
	}

	long sum() {
		return this.sum;
	}

}
