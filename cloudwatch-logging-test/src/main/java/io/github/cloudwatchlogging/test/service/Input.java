package io.github.cloudwatchlogging.test.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of a call. Reading one checks it against the service's model; breaches
 * are collected, and {@link #check()} refuses the call for all of them together. Until
 * then a required parameter that is missing reads as empty. A value of the wrong JSON
 * type is refused at once.
 */
final class Input {

	private final JsonNode node;

	private final String path;

	private final Violations violations;

	Input(JsonNode node) {
		this(node, "", new Violations());
	}

	private Input(JsonNode node, String path, Violations violations) {
		if (!node.isObject()) {
			throw ServiceException.serialization("Unexpected value at the start of the request");
		}
		this.node = node;
		this.path = path;
		this.violations = violations;
	}

	Violations violations() {
		return this.violations;
	}

	void check() {
		this.violations.throwIfAny();
	}

	String required(String name, TextRule rule) {
		String value = optional(name, rule);
		if (value == null) {
			this.violations.addMissing(this.path + name);
			return "";
		}
		return value;
	}

	@Nullable String optional(String name, TextRule rule) {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		String text = Json.text(value);
		rule.check(text, this.path + name, this.violations);
		return text;
	}

	boolean flag(String name) {
		JsonNode value = get(name);
		if (value != null && !value.isBoolean()) {
			throw ServiceException.serialization(Json.typeOf(value) + " can not be converted to Boolean");
		}
		return value != null && value.booleanValue();
	}

	@Nullable Long number(String name, long min, long max) {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		long number = Json.number(value);
		if (number < min) {
			this.violations.add(number, this.path + name, "Member must have value greater than or equal to " + min);
		}
		if (number > max) {
			this.violations.add(number, this.path + name, "Member must have value less than or equal to " + max);
		}
		return number;
	}

	/**
	 * The most results wanted on one page.
	 * @param max the most the operation allows
	 * @param otherwise what it gives when not told
	 * @return the limit
	 */
	int limit(int max, int otherwise) {
		Long limit = number("limit", 1, max);
		return (limit != null) ? (int) Math.max(1, Math.min(limit, max)) : otherwise;
	}

	@Nullable List<String> texts(String name, int min, int max, TextRule rule) {
		JsonNode list = list(name, min, max);
		if (list == null) {
			return null;
		}
		List<String> texts = new ArrayList<>();
		for (JsonNode item : list) {
			String text = Json.text(item);
			rule.check(text, this.path + name + "." + (texts.size() + 1) + ".member", this.violations);
			texts.add(text);
		}
		return texts;
	}

	@Nullable JsonNode list(String name, int min, int max) {
		JsonNode list = get(name);
		if (list == null) {
			return null;
		}
		if (!list.isArray()) {
			throw ServiceException.serialization(Json.typeOf(list) + " can not be converted to List");
		}
		checkLength(list, this.path + name, min, max);
		return list;
	}

	@Nullable Map<String, String> map(String name, int min, int max, TextRule keys, TextRule values) {
		JsonNode map = object(name);
		if (map == null) {
			return null;
		}
		checkLength(map, this.path + name, min, max);
		Map<String, String> result = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> entry : map.properties()) {
			String value = Json.text(entry.getValue());
			keys.check(entry.getKey(), this.path + name, this.violations);
			values.check(value, this.path + name + "." + entry.getKey() + ".member", this.violations);
			result.put(entry.getKey(), value);
		}
		return result;
	}

	/**
	 * A structure inside this one. Its breaches count as breaches of the call.
	 * @param name the structure's name
	 * @return its members, or {@code null} if it is missing
	 */
	@Nullable Input structure(String name) {
		JsonNode object = object(name);
		return (object != null) ? new Input(object, this.path + name + ".", this.violations) : null;
	}

	private @Nullable JsonNode object(String name) {
		JsonNode object = get(name);
		if (object != null && !object.isObject()) {
			throw ServiceException.serialization(Json.typeOf(object) + " can not be converted to Map");
		}
		return object;
	}

	private void checkLength(JsonNode container, String at, int min, int max) {
		int size = container.size();
		if (size < min) {
			this.violations.add(container, at, "Member must have length greater than or equal to " + min);
		}
		if (size > max) {
			this.violations.add("[...]", at, "Member must have length less than or equal to " + max);
		}
	}

	private @Nullable JsonNode get(String name) {
		JsonNode value = this.node.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

}
