package io.github.cloudwatchlogging.test.service;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON values as AWS's JSON protocol reads them: no conversion between types.
 */
final class Json {

	private Json() {
	}

	static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	static String text(JsonNode value) {
		if (!value.isString()) {
			throw ServiceException.serialization(typeOf(value) + " can not be converted to a String");
		}
		return Unicode.withoutLoneSurrogates(value.stringValue());
	}

	static long number(JsonNode value) {
		if (!value.isIntegralNumber() || !value.canConvertToLong()) {
			throw ServiceException.serialization(typeOf(value) + " can not be converted to Long");
		}
		return value.longValue();
	}

	static String typeOf(JsonNode value) {
		return value.getNodeType() + "_VALUE";
	}

}
