package io.github.cloudwatchlogging.test.service;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tags of groups: by ARN, and by name as the older operations do it.
 */
final class TagOperations {

	/**
	 * The most tags a group can have.
	 */
	static final int MOST = 50;

	private final LogStore store;

	TagOperations(LogStore store) {
		this.store = store;
	}

	void register(Map<String, Operation> operations) {
		operations.put("TagResource", (input, region) -> tag(input, arn(input)));
		operations.put("TagLogGroup", (input, region) -> tag(input, name(input)));
		operations.put("UntagResource", (input, region) -> untag(input, arn(input), "tagKeys"));
		operations.put("UntagLogGroup", (input, region) -> untag(input, name(input), "tags"));
		operations.put("ListTagsForResource", (input, region) -> list(input, arn(input)));
		operations.put("ListTagsLogGroup", (input, region) -> list(input, name(input)));
	}

	private @Nullable ObjectNode tag(Input input, String group) {
		Map<String, String> tags = input.map("tags", 1, MOST, TextRule.TAG_KEY, TextRule.TAG_VALUE);
		if (tags == null) {
			input.violations().addMissing("tags");
		}
		input.check();
		if (tags != null) {
			change(group, (current) -> add(current, tags));
		}
		return null;
	}

	private @Nullable ObjectNode untag(Input input, String group, String parameter) {
		List<String> keys = input.texts(parameter, 0, MOST, TextRule.TAG_KEY);
		if (keys == null) {
			input.violations().addMissing(parameter);
		}
		input.check();
		if (keys != null) {
			change(group, (current) -> current.keySet().removeAll(keys));
		}
		return null;
	}

	private ObjectNode list(Input input, String group) {
		input.check();
		ObjectNode output = Json.object();
		ObjectNode tags = output.putObject("tags");
		change(group, (current) -> current.forEach(tags::put));
		return output;
	}

	private void change(String group, Consumer<Map<String, String>> change) {
		synchronized (this.store) {
			change.accept(this.store.group(group).tags());
		}
	}

	private static void add(Map<String, String> current, Map<String, String> tags) {
		Set<String> keys = new HashSet<>(current.keySet());
		keys.addAll(tags.keySet());
		if (keys.size() > MOST) {
			// The code is the model's, the sentence is ours.
			throw new ServiceException(400, "TooManyTagsException",
					"A resource can have no more than " + MOST + " tags.");
		}
		current.putAll(tags);
	}

	private static String arn(Input input) {
		return Arns.groupName(input.required("resourceArn", TextRule.RESOURCE_ARN));
	}

	private static String name(Input input) {
		return input.required("logGroupName", TextRule.LOG_GROUP_NAME);
	}

}
