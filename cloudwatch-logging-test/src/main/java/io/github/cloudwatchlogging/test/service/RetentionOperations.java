package io.github.cloudwatchlogging.test.service;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a group keeps its events.
 */
final class RetentionOperations {

	private static final List<Long> ALLOWED_DAYS = List.of(1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L,
			400L, 545L, 731L, 1096L, 1827L, 2192L, 2557L, 2922L, 3288L, 3653L);

	private final LogStore store;

	RetentionOperations(LogStore store) {
		this.store = store;
	}

	void register(Map<String, Operation> operations) {
		operations.put("PutRetentionPolicy", this::put);
		operations.put("DeleteRetentionPolicy", this::delete);
	}

	private @Nullable ObjectNode put(Input input, String region) {
		String name = input.required("logGroupName", TextRule.LOG_GROUP_NAME);
		Long days = input.number("retentionInDays", Integer.MIN_VALUE, Integer.MAX_VALUE);
		if (days == null) {
			input.violations().addMissing("retentionInDays");
		}
		input.check();
		if (days == null || !ALLOWED_DAYS.contains(days)) {
			throw ServiceException.invalidParameter("Invalid retention value. Valid values are: " + ALLOWED_DAYS);
		}
		set(name, days.intValue());
		return null;
	}

	private @Nullable ObjectNode delete(Input input, String region) {
		String name = input.required("logGroupName", TextRule.LOG_GROUP_NAME);
		input.check();
		set(name, null);
		return null;
	}

	private void set(String groupName, @Nullable Integer days) {
		synchronized (this.store) {
			this.store.group(groupName).retentionInDays(days);
		}
	}

}
