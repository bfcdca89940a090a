package io.github.cloudwatchlogging.test.service;

import java.util.List;

/**
 * How many events go on one page: as many as wanted, and no more than about 1 MB.
 */
final class EventPage {

	static final int MOST_EVENTS = 10_000;

	private static final int MOST_BYTES = 1_048_576;

	private EventPage() {
	}

	static List<LogEvent> head(List<LogEvent> events, int limit) {
		long bytes = 0;
		int end = 0;
		while (end < events.size() && end < limit) {
			bytes += Unicode.utf8Length(events.get(end).message());
			if (bytes > MOST_BYTES && end > 0) {
				break;
			}
			end++;
		}
		return events.subList(0, end);
	}

	static List<LogEvent> tail(List<LogEvent> events, int limit) {
		long bytes = 0;
		int start = events.size();
		while (start > 0 && events.size() - start < limit) {
			bytes += Unicode.utf8Length(events.get(start - 1).message());
			if (bytes > MOST_BYTES && start < events.size()) {
				break;
			}
			start--;
		}
		return events.subList(start, events.size());
	}

}
