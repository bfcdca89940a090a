package io.github.cloudwatchlogging.test.service;

import java.util.ArrayList;
import java.util.List;

/**
 * A log stream. Guarded by the {@link LogStore}'s monitor.
 */
final class LogStream {

	private final String name;

	private final String arn;

	private final long creationTime;

	private final List<LogEvent> events = new ArrayList<>();

	private long firstTimestamp = Long.MAX_VALUE;

	private long lastTimestamp;

	private long lastIngestionTime;

	private boolean sorted = true;

	LogStream(String name, String arn, long creationTime) {
		this.name = name;
		this.arn = arn;
		this.creationTime = creationTime;
	}

	void add(List<LogEvent> batch) {
		for (LogEvent event : batch) {
			this.sorted &= event.timestamp() >= this.lastTimestamp;
			this.firstTimestamp = Math.min(this.firstTimestamp, event.timestamp());
			this.lastTimestamp = Math.max(this.lastTimestamp, event.timestamp());
			this.lastIngestionTime = event.ingestionTime();
			this.events.add(event);
		}
	}

	/**
	 * The events by time. Valid only until the monitor is left.
	 * @return the events
	 */
	List<LogEvent> events() {
		if (!this.sorted) {
			this.events.sort(LogEvent.BY_TIME);
			this.sorted = true;
		}
		return this.events;
	}

	void forgetEvents() {
		this.events.clear();
		this.sorted = true;
	}

	boolean isEmpty() {
		return this.events.isEmpty();
	}

	String name() {
		return this.name;
	}

	String arn() {
		return this.arn;
	}

	long creationTime() {
		return this.creationTime;
	}

	long firstTimestamp() {
		return this.firstTimestamp;
	}

	long lastTimestamp() {
		return this.lastTimestamp;
	}

	long lastIngestionTime() {
		return this.lastIngestionTime;
	}

}
