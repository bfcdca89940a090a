package io.github.cloudwatchlogging.test.service;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Searches the streams of a group.
 */
final class FilterLogEvents implements Operation {

	private static final TextRule PATTERN = TextRule.length(0, 1024);

	private final LogStore store;

	FilterLogEvents(LogStore store) {
		this.store = store;
	}

	@Override
	public ObjectNode handle(Input input, String region) {
		GroupReference reference = GroupReference.read(input);
		Streams streams = new Streams(input.texts("logStreamNames", 1, 100, TextRule.LOG_STREAM_NAME),
				input.optional("logStreamNamePrefix", TextRule.LOG_STREAM_NAME));
		TimeRange range = TimeRange.read(input);
		String pattern = input.optional("filterPattern", PATTERN);
		String token = input.optional("nextToken", TextRule.NEXT_TOKEN);
		int limit = input.limit(EventPage.MOST_EVENTS, EventPage.MOST_EVENTS);
		input.check();
		FilterPattern filter = FilterPattern.parse((pattern != null) ? pattern : "");
		EventKey start = (token != null) ? EventKey.parse(token) : EventKey.FIRST;
		List<LogEvent> events = new ArrayList<>();
		synchronized (this.store) {
			for (LogStream stream : streams.in(this.store.group(reference.name()))) {
				for (LogEvent event : stream.events()) {
					if (event.key().compareTo(start) > 0 && range.contains(event) && filter.matches(event.message())) {
						events.add(event);
					}
				}
			}
		}
		events.sort(LogEvent.BY_TIME);
		return output(events, EventPage.head(events, limit));
	}

	private static ObjectNode output(List<LogEvent> events, List<LogEvent> page) {
		ObjectNode output = Json.object();
		ArrayNode list = output.putArray("events");
		for (LogEvent event : page) {
			list.addObject()
				.put("logStreamName", event.logStream())
				.put("timestamp", event.timestamp())
				.put("message", event.message())
				.put("ingestionTime", event.ingestionTime())
				.put("eventId", event.key().toString());
		}
		// Empty since May 2020, says the service's documentation.
		output.putArray("searchedLogStreams");
		if (page.size() < events.size()) {
			output.put("nextToken", page.get(page.size() - 1).key().toString());
		}
		return output;
	}

	/**
	 * The streams to search: some by name, those with a prefix, or all.
	 *
	 * @param names the names, or {@code null}
	 * @param prefix the prefix, or {@code null}
	 */
	private record Streams(@Nullable List<String> names, @Nullable String prefix) {

		Streams {
			if (names != null && prefix != null) {
				throw ServiceException
					.invalidParameter("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
			}
		}

		List<LogStream> in(LogGroup group) {
			if (this.names != null) {
				return this.names.stream().map(group::stream).toList();
			}
			String start = (this.prefix != null) ? this.prefix : "";
			return group.streams().values().stream().filter((stream) -> stream.name().startsWith(start)).toList();
		}

	}

}
