package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import io.github.cloudwatchlogging.EventLevel;

/**
 * Divides a batch in two so that an event which the service refuses ends up alone.
 */
final class BatchSplitter {

	private BatchSplitter() {
	}

	static List<Batch> split(Batch batch) {
		List<BufferedEvent> events = batch.events();
		Iterator<Gap> gaps = batch.gaps().iterator();
		int middle = events.size() / 2;
		return List.of(copy(batch, events.subList(0, middle), 0, gaps),
				copy(batch, events.subList(middle, events.size()), middle, gaps));
	}

	/** What is left of a batch some of whose events are gone. */
	static Batch rest(Batch batch, List<BufferedEvent> events) {
		return copy(batch, events, 0, List.<Gap>of().iterator());
	}

	private static Batch copy(Batch batch, List<BufferedEvent> events, int start, Iterator<Gap> gaps) {
		HeapBatch copy = new HeapBatch(batch, start);
		for (BufferedEvent event : events) {
			byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
			copy.reserve(message.length);
			EventLevel level = event.level();
			if (level != null) {
				copy.append(event.timestamp(), level, message, message.length);
			}
			else {
				copy.appendMarker(gaps.hasNext() ? gaps.next() : Gap.told(event.timestamp()), message);
			}
		}
		copy.trimFully();
		copy.seal(batch.cut());
		return copy;
	}

}
