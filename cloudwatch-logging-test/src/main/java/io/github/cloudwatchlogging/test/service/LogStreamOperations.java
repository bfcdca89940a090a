package io.github.cloudwatchlogging.test.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creating, deleting and listing streams.
 */
final class LogStreamOperations {

	private static final TextRule ORDER_BY = TextRule.oneOf("LogStreamName", "LastEventTime");

	private final LogStore store;

	LogStreamOperations(LogStore store) {
		this.store = store;
	}

	void register(Map<String, Operation> operations) {
		operations.put("CreateLogStream", this::create);
		operations.put("DeleteLogStream", this::delete);
		operations.put("DescribeLogStreams", this::describe);
	}

	private @Nullable ObjectNode create(Input input, String region) {
		String group = input.required("logGroupName", TextRule.LOG_GROUP_NAME);
		String stream = input.required("logStreamName", TextRule.LOG_STREAM_NAME);
		input.check();
		this.store.createStream(group, stream);
		return null;
	}

	private @Nullable ObjectNode delete(Input input, String region) {
		String groupName = input.required("logGroupName", TextRule.LOG_GROUP_NAME);
		String streamName = input.required("logStreamName", TextRule.LOG_STREAM_NAME);
		input.check();
		synchronized (this.store) {
			LogGroup group = this.store.group(groupName);
			group.streams().remove(group.stream(streamName).name());
		}
		return null;
	}

	private ObjectNode describe(Input input, String region) {
		GroupReference reference = GroupReference.read(input);
		String prefix = input.optional("logStreamNamePrefix", TextRule.LOG_STREAM_NAME);
		String token = input.optional("nextToken", TextRule.NEXT_TOKEN);
		boolean byTime = "LastEventTime".equals(input.optional("orderBy", ORDER_BY));
		boolean descending = input.flag("descending");
		int limit = input.limit(50, 50);
		input.check();
		if (byTime && prefix != null) {
			throw ServiceException.invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
		}
		ObjectNode output = Json.object();
		ArrayNode streams = output.putArray("logStreams");
		synchronized (this.store) {
			List<LogStream> sorted = this.store.group(reference.name())
				.streams()
				.values()
				.stream()
				.filter((stream) -> prefix == null || stream.name().startsWith(prefix))
				.sorted(order(byTime, descending))
				.toList();
			Page<LogStream> page = Page.of(sorted, LogStream::name, token, limit);
			page.items().forEach((stream) -> streams.add(described(stream)));
			page.writeToken(output);
		}
		return output;
	}

	private static Comparator<LogStream> order(boolean byTime, boolean descending) {
		Comparator<LogStream> order = Comparator.comparing(LogStream::name);
		if (byTime) {
			order = Comparator.comparingLong(LogStream::lastTimestamp).thenComparing(order);
		}
		return descending ? order.reversed() : order;
	}

	private static ObjectNode described(LogStream stream) {
		ObjectNode node = Json.object()
			.put("logStreamName", stream.name())
			.put("arn", stream.arn())
			.put("creationTime", stream.creationTime())
			// The service has stopped counting per stream in June 2019.
			.put("storedBytes", 0);
		if (!stream.isEmpty()) {
			node.put("firstEventTimestamp", stream.firstTimestamp());
			node.put("lastEventTimestamp", stream.lastTimestamp());
			node.put("lastIngestionTime", stream.lastIngestionTime());
			node.put("uploadSequenceToken", PutLogEvents.SEQUENCE_TOKEN);
		}
		return node;
	}

}
