package io.github.cloudwatchlogging.test.service;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Listing groups, with all they have (DescribeLogGroups) or in short (ListLogGroups).
 */
final class LogGroupListings {

	private static final TextRule DESCRIBE_PATTERN = TextRule.matching(0, 512, "[\\.\\-_/#A-Za-z0-9]*");

	private static final TextRule LIST_PATTERN = TextRule.matching(3, 129,
			"(\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24})(\\|\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24}){0,4}");

	private final LogStore store;

	LogGroupListings(LogStore store) {
		this.store = store;
	}

	void register(Map<String, Operation> operations) {
		operations.put("DescribeLogGroups", this::describe);
		operations.put("ListLogGroups", this::list);
	}

	private ObjectNode describe(Input input, String region) {
		String prefix = input.optional("logGroupNamePrefix", TextRule.LOG_GROUP_NAME);
		String pattern = input.optional("logGroupNamePattern", DESCRIBE_PATTERN);
		String groupClass = input.optional("logGroupClass", TextRule.LOG_GROUP_CLASS);
		List<String> identifiers = input.texts("logGroupIdentifiers", 1, 50, TextRule.LOG_GROUP_IDENTIFIER);
		String token = input.optional("nextToken", TextRule.NEXT_TOKEN);
		int limit = input.limit(50, 50);
		input.check();
		if (prefix != null && pattern != null) {
			throw ServiceException
				.invalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
		}
		Predicate<LogGroup> wanted = ofClass(groupClass);
		if (prefix != null) {
			wanted = wanted.and((group) -> group.name().startsWith(prefix));
		}
		if (pattern != null) {
			// A mere substring, for all its name.
			wanted = wanted.and((group) -> group.name().contains(pattern));
		}
		if (identifiers != null) {
			List<String> names = identifiers.stream().map(Arns::groupName).toList();
			wanted = wanted.and((group) -> names.contains(group.name()));
		}
		return page(wanted, token, limit, (pattern != null) ? this::found : this::described);
	}

	private ObjectNode list(Input input, String region) {
		String pattern = input.optional("logGroupNamePattern", LIST_PATTERN);
		String groupClass = input.optional("logGroupClass", TextRule.LOG_GROUP_CLASS);
		String token = input.optional("nextToken", TextRule.NEXT_TOKEN);
		int limit = input.limit(1000, 50);
		input.check();
		Predicate<LogGroup> wanted = ofClass(groupClass);
		if (pattern != null) {
			Predicate<String> matches = Pattern.compile(pattern).asPredicate();
			wanted = wanted.and((group) -> matches.test(group.name()));
		}
		return page(wanted, token, limit, this::inShort);
	}

	private ObjectNode page(Predicate<LogGroup> wanted, @Nullable String token, int limit,
			Function<LogGroup, ObjectNode> view) {
		ObjectNode output = Json.object();
		ArrayNode groups = output.putArray("logGroups");
		synchronized (this.store) {
			Page<LogGroup> page = Page.of(this.store.groups().values().stream().filter(wanted).toList(), LogGroup::name,
					token, limit);
			page.items().forEach((group) -> groups.add(view.apply(group)));
			page.writeToken(output);
		}
		return output;
	}

	private static Predicate<LogGroup> ofClass(@Nullable String groupClass) {
		return (group) -> groupClass == null || groupClass.equals(group.settings().logGroupClass());
	}

	private ObjectNode described(LogGroup group) {
		ObjectNode node = inShort(group);
		node.put("arn", group.arn() + ":*");
		node.put("creationTime", group.creationTime());
		node.put("metricFilterCount", 0);
		node.put("storedBytes", group.storedBytes());
		node.put("deletionProtectionEnabled", group.deletionProtected());
		Integer days = group.retentionInDays();
		if (days != null) {
			node.put("retentionInDays", days);
		}
		String kmsKeyId = group.settings().kmsKeyId();
		if (kmsKeyId != null) {
			node.put("kmsKeyId", kmsKeyId);
		}
		return node;
	}

	/**
	 * A search by pattern gives no more than this.
	 */
	private ObjectNode found(LogGroup group) {
		return Json.object()
			.put("logGroupName", group.name())
			.put("arn", group.arn() + ":*")
			.put("creationTime", group.creationTime());
	}

	private ObjectNode inShort(LogGroup group) {
		return Json.object()
			.put("logGroupName", group.name())
			.put("logGroupArn", group.arn())
			.put("logGroupClass", group.settings().logGroupClass());
	}

}
