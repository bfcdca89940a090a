package io.github.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import io.github.cloudwatchlogging.EventLevel;

/**
 * Logback's levels in ours.
 */
final class EventLevels {

	private EventLevels() {
	}

	static EventLevel of(Level level) {
		int value = level.toInt();
		if (value >= Level.ERROR_INT) {
			return EventLevel.ERROR;
		}
		if (value >= Level.WARN_INT) {
			return EventLevel.WARN;
		}
		if (value >= Level.INFO_INT) {
			return EventLevel.INFO;
		}
		return (value >= Level.DEBUG_INT) ? EventLevel.DEBUG : EventLevel.TRACE;
	}

}
