package io.github.cloudwatchlogging.test.service;

/**
 * The time a reading operation asks for.
 *
 * @param start the first timestamp wanted, in milliseconds since 1970
 * @param end the last one; whether it is itself wanted depends on the operation
 */
record TimeRange(long start, long end) {

	static TimeRange read(Input input) {
		Long start = input.number("startTime", 0, Long.MAX_VALUE);
		Long end = input.number("endTime", 0, Long.MAX_VALUE);
		return new TimeRange((start != null) ? start : 0, (end != null) ? end : Long.MAX_VALUE);
	}

	boolean contains(LogEvent event) {
		return event.timestamp() >= this.start && event.timestamp() <= this.end;
	}

}
