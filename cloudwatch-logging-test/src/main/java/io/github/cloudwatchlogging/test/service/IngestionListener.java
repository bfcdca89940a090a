package io.github.cloudwatchlogging.test.service;

import java.util.List;

/**
 * Hears of every batch that was stored, in the order of storing, one at a time.
 */
@FunctionalInterface
public interface IngestionListener {

	/**
	 * A batch was stored. Must be quick: the service waits.
	 * @param logGroup the group's name
	 * @param events the events that were kept, possibly none
	 */
	void stored(String logGroup, List<LogEvent> events);

}
