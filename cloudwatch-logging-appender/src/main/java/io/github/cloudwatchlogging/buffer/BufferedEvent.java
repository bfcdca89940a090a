package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is read back from a batch.
 *
 * @param timestamp milliseconds since 1970-01-01T00:00:00Z
 * @param level the event's level, {@code null} if it is one of our own
 * @param message the encoded message
 */
public record BufferedEvent(long timestamp, @Nullable EventLevel level, String message) {

}
