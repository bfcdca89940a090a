package io.github.cloudwatchlogging.file;

import java.util.Map;

/**
 * Whose events a batch holds, and where they go: enough for another process to deliver
 * them to the same stream. Names are kept as templates, since a process may die before it
 * knows all that they refer to.
 *
 * @param destination the name under which the destination is configured
 * @param logGroup template of the log group's name
 * @param logStream template of the log stream's name
 * @param values what the placeholders of both stood for in the process that wrote the
 * batch, as far as it was known
 */
public record BatchOrigin(String destination, String logGroup, String logStream, Map<String, String> values) {

	public BatchOrigin {
		values = Map.copyOf(values);
	}

}
