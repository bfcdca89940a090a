package io.github.cloudwatchlogging.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.RejectReason;

/**
 * What became of events. {@code accepted + recovered} is always the sum of the others and
 * of what waits.
 *
 * @param accepted events that were logged
 * @param recovered events that an earlier process left behind
 * @param delivered events that the service acknowledged
 * @param rejected events that the service refused, by reason; every reason is listed
 * @param dropped events that were given up, by reason; every reason is listed
 */
public record EventsDescriptor(long accepted, long recovered, long delivered, Map<String, Long> rejected,
		Map<String, Long> dropped) {

	static EventsDescriptor of(EventCounts counts) {
		Map<String, Long> rejected = new LinkedHashMap<>();
		for (RejectReason reason : RejectReason.values()) {
			rejected.put(reason.code(), counts.rejected(reason));
		}
		Map<String, Long> dropped = new LinkedHashMap<>();
		for (DropReason reason : DropReason.values()) {
			dropped.put(reason.code(), counts.dropped(reason));
		}
		return new EventsDescriptor(counts.accepted(), counts.recovered(), counts.delivered(), rejected, dropped);
	}

}
