package io.github.cloudwatchlogging.test.service;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of a PutLogEvents call.
 */
final class InputEvents {

	private static final int MOST = 10_000;

	private InputEvents() {
	}

	static List<InputEvent> read(Input input) {
		JsonNode list = input.list("logEvents", 1, MOST);
		if (list == null) {
			input.violations().addMissing("logEvents");
			return List.of();
		}
		List<InputEvent> events = new ArrayList<>(list.size());
		for (JsonNode item : list) {
			if (!item.isObject()) {
				throw ServiceException.serialization(Json.typeOf(item) + " can not be converted to InputLogEvent");
			}
			events.add(event(item, "logEvents." + (events.size() + 1) + ".member.", input.violations()));
		}
		return events;
	}

	private static InputEvent event(JsonNode item, String path, Violations violations) {
		return new InputEvent(timestamp(item.get("timestamp"), path + "timestamp", violations),
				message(item.get("message"), path + "message", violations));
	}

	private static long timestamp(@Nullable JsonNode node, String path, Violations violations) {
		if (node == null || node.isNull()) {
			violations.addMissing(path);
			return 0;
		}
		long timestamp = Json.number(node);
		if (timestamp < 0) {
			violations.add(timestamp, path, "Member must have value greater than or equal to 0");
		}
		return timestamp;
	}

	private static String message(@Nullable JsonNode node, String path, Violations violations) {
		if (node == null || node.isNull()) {
			violations.addMissing(path);
			return "";
		}
		String message = Json.text(node);
		if (message.isEmpty()) {
			violations.add(message, path, "Member must have length greater than or equal to 1");
		}
		return message;
	}

}
