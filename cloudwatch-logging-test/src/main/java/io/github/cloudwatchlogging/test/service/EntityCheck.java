package io.github.cloudwatchlogging.test.service;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at the entity of a PutLogEvents call. Lengths and counts are part of the model: a
 * breach refuses the call. An entity that is well formed but makes no sense is left out
 * and the events are stored all the same.
 *
 * @param error the service's word for what is wrong, or {@code null}
 */
record EntityCheck(@Nullable String error) {

	private static final Set<String> KEYS = Set.of("Type", "ResourceType", "Identifier", "Name", "Environment");

	private static final Set<String> TYPES = Set.of("Service", "RemoteService", "AWS::Service", "Resource",
			"AWS::Resource");

	private static final TextRule KEY = TextRule.length(1, 32);

	private static final TextRule ATTRIBUTE = TextRule.length(1, 256);

	private static final TextRule VALUE = TextRule.length(1, 512);

	static EntityCheck read(Input input) {
		Input entity = input.structure("entity");
		if (entity == null) {
			return new EntityCheck(null);
		}
		Map<String, String> keys = entity.map("keyAttributes", 2, 4, KEY, VALUE);
		entity.map("attributes", 0, 10, ATTRIBUTE, VALUE);
		return new EntityCheck((keys != null) ? errorIn(keys) : "MissingRequiredFields");
	}

	private static @Nullable String errorIn(Map<String, String> keys) {
		if (!KEYS.containsAll(keys.keySet())) {
			return "InvalidKeyAttributes";
		}
		String type = keys.get("Type");
		if (type == null) {
			return "MissingRequiredFields";
		}
		if (!TYPES.contains(type)) {
			return "InvalidTypeValue";
		}
		boolean resource = type.endsWith("Resource");
		boolean named = resource ? keys.containsKey("ResourceType") && keys.containsKey("Identifier")
				: keys.containsKey("Name");
		return named ? null : "MissingRequiredFields";
	}

	void writeTo(ObjectNode output) {
		if (this.error != null) {
			output.putObject("rejectedEntityInfo").put("errorType", this.error);
		}
	}

}
