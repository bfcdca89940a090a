package io.github.cloudwatchlogging;

import java.time.Duration;

/**
 * What waits to be delivered, calls that are under way included.
 *
 * @param events source events
 * @param bytes size of their messages as the service counts it, overhead included
 * @param oldestEventAge for how long the oldest of them has waited; zero if there is none
 */
public record QueueStats(long events, long bytes, Duration oldestEventAge) {

	/**
	 * Two queues taken together.
	 * @param other the other queue
	 * @return sums, and the larger of the two ages
	 */
	public QueueStats plus(QueueStats other) {
		Duration age = (this.oldestEventAge.compareTo(other.oldestEventAge) >= 0) ? this.oldestEventAge
				: other.oldestEventAge;
		return new QueueStats(this.events + other.events, this.bytes + other.bytes, age);
	}

}
