package io.github.cloudwatchlogging.test.service;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creating, protecting and deleting groups.
 */
final class LogGroupOperations {

	private static final TextRule KMS_KEY_ID = TextRule.length(0, 256);

	private final LogStore store;

	LogGroupOperations(LogStore store) {
		this.store = store;
	}

	void register(Map<String, Operation> operations) {
		operations.put("CreateLogGroup", this::create);
		operations.put("DeleteLogGroup", this::delete);
		operations.put("PutLogGroupDeletionProtection", this::protect);
	}

	private @Nullable ObjectNode create(Input input, String region) {
		String name = input.required("logGroupName", TextRule.LOG_GROUP_NAME);
		String groupClass = input.optional("logGroupClass", TextRule.LOG_GROUP_CLASS);
		String kmsKeyId = input.optional("kmsKeyId", KMS_KEY_ID);
		Map<String, String> tags = input.map("tags", 1, TagOperations.MOST, TextRule.TAG_KEY, TextRule.TAG_VALUE);
		boolean deletionProtected = input.flag("deletionProtectionEnabled");
		input.check();
		if (name.toLowerCase(Locale.ROOT).startsWith("aws/")) {
			throw ServiceException.invalidParameter("Log groups starting with AWS/ are reserved for AWS.");
		}
		this.store.create(new LogGroup.Settings(name, Objects.requireNonNullElse(groupClass, "STANDARD"), kmsKeyId,
				deletionProtected, Objects.requireNonNullElse(tags, Map.of())), region);
		return null;
	}

	private @Nullable ObjectNode delete(Input input, String region) {
		String name = input.required("logGroupName", TextRule.LOG_GROUP_NAME);
		input.check();
		synchronized (this.store) {
			if (this.store.group(name).deletionProtected()) {
				// The code is the model's, the sentence is ours.
				throw new ServiceException(400, "ValidationException",
						"The specified log group has deletion protection enabled.");
			}
			this.store.groups().remove(name);
		}
		return null;
	}

	private @Nullable ObjectNode protect(Input input, String region) {
		String identifier = input.required("logGroupIdentifier", TextRule.LOG_GROUP_IDENTIFIER);
		boolean value = input.flag("deletionProtectionEnabled");
		input.check();
		synchronized (this.store) {
			this.store.group(Arns.groupName(identifier)).deletionProtected(value);
		}
		return null;
	}

}
