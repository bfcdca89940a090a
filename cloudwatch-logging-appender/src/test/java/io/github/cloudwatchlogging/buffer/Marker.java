package io.github.cloudwatchlogging.buffer;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;

/**
 * What an event of our own tells of missing ones.
 */
public record Marker(long timestamp, long total, Instant earliest, Instant latest, String reasons) {

	private static final Pattern TEXT = Pattern
		.compile("\\[CloudWatch Logging] (\\d+) .* missing .* between (\\S+) and (\\S+): (.+)");

	public static List<Marker> in(List<BufferedEvent> events) {
		return events.stream().filter((event) -> event.level() == null).map(Marker::parse).toList();
	}

	/** How many events are missing by the markers among these events. */
	public static long told(List<BufferedEvent> events) {
		return in(events).stream().mapToLong(Marker::total).sum();
	}

	/** How many events a stream has to be told of. */
	public static long toTell(EventCounts events) {
		return events.dropped(DropReason.BUFFER_FULL) + events.dropped(DropReason.SHED)
				+ events.dropped(DropReason.OUTCOME_UNKNOWN);
	}

	private static Marker parse(BufferedEvent event) {
		Matcher text = TEXT.matcher(event.message());
		if (!text.matches()) {
			throw new AssertionError("not a marker: " + event.message());
		}
		return new Marker(event.timestamp(), Long.parseLong(text.group(1)), Instant.parse(text.group(2)),
				Instant.parse(text.group(3)), text.group(4));
	}

	/** What it tells of one reason. */
	public long of(DropReason reason) {
		Matcher count = Pattern.compile("(\\d+) " + reason.code() + "(,|$)").matcher(this.reasons);
		return count.find() ? Long.parseLong(count.group(1)) : 0;
	}

}
