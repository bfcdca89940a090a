package io.github.cloudwatchlogging;

/**
 * Where events end up.
 *
 * @param logGroup name of the log group
 * @param logStream name of the log stream within the group
 */
public record Destination(String logGroup, String logStream) {

	@Override
	public String toString() {
		return this.logGroup + ":" + this.logStream;
	}

}
