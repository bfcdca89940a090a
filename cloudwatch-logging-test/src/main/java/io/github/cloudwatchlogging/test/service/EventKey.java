package io.github.cloudwatchlogging.test.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event stands in the order of a stream. Written as 56 digits it is the event's
 * id and the place a page ends at. Being no index, it stays right when older events
 * arrive between two pages.
 *
 * @param timestamp the event's timestamp in milliseconds
 * @param sequence its place in the order of arrival
 */
record EventKey(long timestamp, long sequence) implements Comparable<EventKey> {

	static final EventKey FIRST = new EventKey(0, 0);

	private static final Pattern WRITTEN = Pattern.compile("(\\d{28})(\\d{28})");

	@Override
	public int compareTo(EventKey other) {
		int byTime = Long.compare(this.timestamp, other.timestamp);
		return (byTime != 0) ? byTime : Long.compare(this.sequence, other.sequence);
	}

	@Override
	public String toString() {
		return String.format("%028d%028d", this.timestamp, this.sequence);
	}

	static EventKey parse(String text) {
		Matcher matcher = WRITTEN.matcher(text);
		try {
			if (matcher.matches()) {
				return new EventKey(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
			}
		}
		catch (NumberFormatException ex) {
			// More digits than a key of ours can have.
		}
		throw ServiceException.invalidParameter("The specified nextToken is invalid.");
	}

}
