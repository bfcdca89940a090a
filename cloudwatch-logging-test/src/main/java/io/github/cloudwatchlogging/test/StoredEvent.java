package io.github.cloudwatchlogging.test;

/**
 * An event that the endpoint took.
 *
 * @param logGroup the name of its log group
 * @param logStream the name of its log stream
 * @param timestamp when it happened, in milliseconds since 1970
 * @param message its text
 * @param ingestionTime when the endpoint took it, in milliseconds since 1970
 */
public record StoredEvent(String logGroup, String logStream, long timestamp, String message, long ingestionTime) {

}
