package io.github.cloudwatchlogging.test.service;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The service: finds the operation for a call and lets it answer. Safe for use by many
 * threads.
 */
public final class LogsService {

	private final LogStore store;

	private final Map<String, Operation> operations = new HashMap<>();

	/**
	 * Create a new, empty {@link LogsService}.
	 * @param clock the service's idea of the time
	 * @param listener hears of every stored batch
	 */
	public LogsService(Clock clock, IngestionListener listener) {
		this.store = new LogStore(clock, listener);
		new LogGroupOperations(this.store).register(this.operations);
		new LogGroupListings(this.store).register(this.operations);
		new LogStreamOperations(this.store).register(this.operations);
		new RetentionOperations(this.store).register(this.operations);
		new TagOperations(this.store).register(this.operations);
		this.operations.put("PutLogEvents", new PutLogEvents(this.store));
		this.operations.put("GetLogEvents", new GetLogEvents(this.store));
		this.operations.put("FilterLogEvents", new FilterLogEvents(this.store));
	}

	/**
	 * Answer a call.
	 * @param operation the operation's name
	 * @param input its parameters
	 * @param region the region it was signed for
	 * @return the output, or {@code null} for an answer without a body
	 * @throws ServiceException if the call is refused
	 */
	public @Nullable ObjectNode call(String operation, JsonNode input, String region) {
		Operation handler = this.operations.get(operation);
		if (handler == null) {
			throw new ServiceException(400, "UnknownOperationException", "Unknown operation " + operation);
		}
		return handler.handle(new Input(input), region);
	}

	/**
	 * The groups there are.
	 * @return their names, sorted
	 */
	public List<String> logGroups() {
		return this.store.groupNames();
	}

	/**
	 * The streams there are.
	 * @param logGroup a group's name
	 * @return their names, sorted; none if there is no such group
	 */
	public List<String> logStreams(String logGroup) {
		return this.store.streamNames(logGroup);
	}

	/**
	 * Create a group unless it exists.
	 * @param name its name
	 * @param region its region
	 * @throws ServiceException if the name is not allowed
	 */
	public void ensureLogGroup(String name, String region) {
		Violations violations = new Violations();
		TextRule.LOG_GROUP_NAME.check(name, "logGroupName", violations);
		violations.throwIfAny();
		this.store.ensure(LogGroup.Settings.named(name), region);
	}

	/**
	 * Delete a group if it exists, even a protected one.
	 * @param name its name
	 */
	public void removeLogGroup(String name) {
		this.store.remove(name);
	}

	/**
	 * Forget all events; groups and streams stay.
	 */
	public void forgetEvents() {
		this.store.forgetEvents();
	}

	/**
	 * Forget all groups, streams and events.
	 */
	public void clear() {
		this.store.clear();
	}

}
