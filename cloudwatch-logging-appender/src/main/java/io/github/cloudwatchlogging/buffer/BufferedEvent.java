package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.EventLevel;

/**
 * An event as it is read back from a batch.
 *
 * @param timestamp milliseconds since 1970-01-01T00:00:00Z
 * @param level the event's level
 * @param message the encoded message
 */
public record BufferedEvent(long timestamp, EventLevel level, String message) {

}
