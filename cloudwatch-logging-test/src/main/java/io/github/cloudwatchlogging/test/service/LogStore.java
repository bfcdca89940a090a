package io.github.cloudwatchlogging.test.service;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

/**
 * All groups, streams and events, of all regions together: one namespace is what a test
 * wants. Its monitor guards everything in it; operations hold it while they look and
 * change, never while they parse.
 */
final class LogStore {

	private final Clock clock;

	private final IngestionListener listener;

	private final TreeMap<String, LogGroup> groups = new TreeMap<>();

	private long sequence;

	LogStore(Clock clock, IngestionListener listener) {
		this.clock = clock;
		this.listener = listener;
	}

	synchronized void clear() {
		this.groups.clear();
	}

	synchronized void forgetEvents() {
		this.groups.values().forEach((group) -> group.streams().values().forEach(LogStream::forgetEvents));
	}

	synchronized LogGroup group(String name) {
		LogGroup group = this.groups.get(name);
		if (group == null) {
			throw ServiceException.noSuchGroup();
		}
		return group;
	}

	synchronized TreeMap<String, LogGroup> groups() {
		return this.groups;
	}

	synchronized void create(LogGroup.Settings settings, String region) {
		if (this.groups.containsKey(settings.name())) {
			throw ServiceException.alreadyExists("log group");
		}
		String arn = Arns.ofGroup(region, settings.name());
		this.groups.put(settings.name(), new LogGroup(settings, arn, now()));
	}

	synchronized void ensure(LogGroup.Settings settings, String region) {
		if (!this.groups.containsKey(settings.name())) {
			create(settings, region);
		}
	}

	synchronized void remove(String name) {
		this.groups.remove(name);
	}

	synchronized List<String> groupNames() {
		return List.copyOf(this.groups.keySet());
	}

	synchronized List<String> streamNames(String groupName) {
		LogGroup group = this.groups.get(groupName);
		return (group != null) ? List.copyOf(group.streams().keySet()) : List.of();
	}

	synchronized void createStream(String groupName, String streamName) {
		LogGroup group = group(groupName);
		if (group.streams().containsKey(streamName)) {
			throw ServiceException.alreadyExists("log stream");
		}
		group.streams().put(streamName, new LogStream(streamName, Arns.ofStream(group.arn(), streamName), now()));
	}

	/**
	 * Keep what is left of a batch. The listener hears of it before the monitor is left,
	 * so that it sees batches in the order in which they were stored.
	 * @param group the group
	 * @param stream one of its streams
	 * @param batch the events to keep
	 */
	synchronized void append(LogGroup group, LogStream stream, List<InputEvent> batch) {
		long now = now();
		List<LogEvent> events = batch.stream()
			.map((event) -> new LogEvent(stream.name(), event.timestamp(), event.message(), now, ++this.sequence))
			.toList();
		stream.add(events);
		group.addStoredBytes(batch.stream().mapToLong(InputEvent::size).sum());
		this.listener.stored(group.name(), events);
	}

	long now() {
		return this.clock.millis();
	}

}
