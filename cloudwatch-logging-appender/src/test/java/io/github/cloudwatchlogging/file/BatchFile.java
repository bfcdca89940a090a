package io.github.cloudwatchlogging.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.EventLevel;

/**
 * A file to be damaged, and what is known of it.
 */
final class BatchFile {

	static final BatchHeader HEADER = new BatchHeader(42,
			new BatchOrigin("default", "/spring/{app}", "{host}/{started}", Map.of("host", "web-1", "pid", "4711")));

	private final List<StoredEvent> events;

	// Where each record begins, and where the last one ends.
	private final int[] offsets;

	private final byte[] bytes;

	BatchFile(List<StoredEvent> events) {
		this(BatchFormat.header(HEADER), events);
	}

	BatchFile(byte[] header, List<StoredEvent> events) {
		this.events = events;
		this.offsets = new int[events.size() + 1];
		byte[] content = header;
		for (int i = 0; i < events.size(); i++) {
			this.offsets[i] = content.length;
			content = join(content, events.get(i).record());
		}
		this.offsets[events.size()] = content.length;
		this.bytes = content;
	}

	static BatchFile ofThree() {
		return new BatchFile(List.of(StoredEvent.of(1_700_000_000_000L, EventLevel.INFO, "first Grüße\n"),
				StoredEvent.of(1_700_000_000_001L, EventLevel.ERROR, "second\n"),
				StoredEvent.of(1_700_000_000_002L, null, "third\n")));
	}

	static BatchFile ofMany(int count) {
		return new BatchFile(IntStream.range(0, count)
			.mapToObj((i) -> StoredEvent.of(1_700_000_000_000L + i, EventLevel.INFO, "event " + i + " was logged\n"))
			.toList());
	}

	static byte[] join(byte[]... parts) {
		byte[] joined = new byte[0];
		for (byte[] part : parts) {
			int end = joined.length;
			joined = Arrays.copyOf(joined, end + part.length);
			System.arraycopy(part, 0, joined, end, part.length);
		}
		return joined;
	}

	byte[] bytes() {
		return this.bytes.clone();
	}

	int length() {
		return this.bytes.length;
	}

	int headerLength() {
		return this.offsets[0];
	}

	int start(int event) {
		return this.offsets[event];
	}

	List<StoredEvent> events() {
		return this.events;
	}

	/** The events that end before this place. */
	List<StoredEvent> before(int end) {
		return IntStream.range(0, this.events.size())
			.filter((i) -> this.offsets[i + 1] <= end)
			.mapToObj(this.events::get)
			.toList();
	}

	/** The events that none of these places belongs to. */
	List<StoredEvent> without(Iterable<Integer> places) {
		TreeSet<Integer> sorted = new TreeSet<>();
		places.forEach(sorted::add);
		List<StoredEvent> intact = new ArrayList<>();
		for (int i = 0; i < this.events.size(); i++) {
			if (sorted.subSet(this.offsets[i], this.offsets[i + 1]).isEmpty()) {
				intact.add(this.events.get(i));
			}
		}
		return intact;
	}

	List<StoredEvent> without(int from, int to) {
		return without(() -> IntStream.range(from, to).iterator());
	}

}
