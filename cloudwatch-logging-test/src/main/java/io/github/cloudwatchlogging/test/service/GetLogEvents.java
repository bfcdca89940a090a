package io.github.cloudwatchlogging.test.service;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a stream page by page, forwards or backwards. Tokens are {@code f/} or {@code b/}
 * and the place they lead on from; at an end, the token that led there comes back.
 */
final class GetLogEvents implements Operation {

	private final LogStore store;

	GetLogEvents(LogStore store) {
		this.store = store;
	}

	@Override
	public ObjectNode handle(Input input, String region) {
		GroupReference reference = GroupReference.read(input);
		String streamName = input.required("logStreamName", TextRule.LOG_STREAM_NAME);
		TimeRange range = TimeRange.read(input);
		String token = input.optional("nextToken", TextRule.NEXT_TOKEN);
		int limit = input.limit(EventPage.MOST_EVENTS, EventPage.MOST_EVENTS);
		boolean fromHead = input.flag("startFromHead");
		input.check();
		Token start = (token != null) ? Token.parse(token) : null;
		boolean forwards = (start != null) ? start.forwards() : fromHead;
		synchronized (this.store) {
			List<LogEvent> events = this.store.group(reference.name())
				.stream(streamName)
				.events()
				.stream()
				// The end is exclusive here, and inclusive in FilterLogEvents.
				.filter((event) -> range.contains(event) && event.timestamp() != range.end())
				.filter((event) -> start == null || start.leadsTo(event))
				.toList();
			List<LogEvent> page = forwards ? EventPage.head(events, limit) : EventPage.tail(events, limit);
			return output(page, start);
		}
	}

	private static ObjectNode output(List<LogEvent> page, @Nullable Token start) {
		ObjectNode output = Json.object();
		ArrayNode events = output.putArray("events");
		for (LogEvent event : page) {
			events.addObject()
				.put("timestamp", event.timestamp())
				.put("message", event.message())
				.put("ingestionTime", event.ingestionTime());
		}
		EventKey stay = (start != null) ? start.key() : EventKey.FIRST;
		EventKey first = page.isEmpty() ? stay : page.get(0).key();
		EventKey last = page.isEmpty() ? stay : page.get(page.size() - 1).key();
		return output.put("nextForwardToken", "f/" + last).put("nextBackwardToken", "b/" + first);
	}

	/**
	 * Where a page starts.
	 *
	 * @param forwards whether it shows what is behind the key, or what is before it
	 * @param key the last event already shown
	 */
	private record Token(boolean forwards, EventKey key) {

		boolean leadsTo(LogEvent event) {
			int side = event.key().compareTo(this.key);
			return this.forwards ? side > 0 : side < 0;
		}

		static Token parse(String text) {
			if (!text.startsWith("f/") && !text.startsWith("b/")) {
				throw ServiceException.invalidParameter("The specified nextToken is invalid.");
			}
			return new Token(text.startsWith("f/"), EventKey.parse(text.substring(2)));
		}

	}

}
