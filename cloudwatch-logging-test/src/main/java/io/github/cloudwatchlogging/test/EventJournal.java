package io.github.cloudwatchlogging.test;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.github.cloudwatchlogging.test.service.IngestionListener;
import io.github.cloudwatchlogging.test.service.LogEvent;

/**
 * Every event that was ever stored, in order of arrival, also those of groups deleted
 * since: what a client was told is stored is held against this. Safe for use by many
 * threads.
 */
final class EventJournal implements IngestionListener {

	private StoredEvent[] events = new StoredEvent[1024];

	private int size;

	@Override
	public synchronized void stored(String logGroup, List<LogEvent> batch) {
		int needed = this.size + batch.size();
		if (needed > this.events.length) {
			this.events = Arrays.copyOf(this.events, Math.max(needed, this.events.length * 2));
		}
		for (LogEvent event : batch) {
			this.events[this.size++] = new StoredEvent(logGroup, event.logStream(), event.timestamp(), event.message(),
					event.ingestionTime());
		}
	}

	/**
	 * The events so far. Costs nothing, however many there are: what is in the array up
	 * to its size never changes, so the list can share it.
	 * @return an unmodifiable list that does not grow
	 */
	synchronized List<StoredEvent> events() {
		return Collections.unmodifiableList(Arrays.asList(this.events).subList(0, this.size));
	}

	synchronized List<StoredEvent> take() {
		List<StoredEvent> taken = events();
		clear();
		return taken;
	}

	synchronized void clear() {
		this.events = new StoredEvent[1024];
		this.size = 0;
	}

}
