package io.github.cloudwatchlogging.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is written comes back.
 */
class BatchFormatTests {

	private static final long NOW = 1_763_668_800_123L;

	@Test
	void header_comesBack() throws Exception {
		BatchOrigin origin = new BatchOrigin("audit", "/spring/{mdc:tenant:ö}", "",
				Map.of("host", "wéb-1", "", "empty", "uuid", "\uD83D\uDE00"));
		BatchHeader header = new BatchHeader(Long.MIN_VALUE, origin);
		assertThat(BatchFormat.read(BatchFormat.header(header))).isEqualTo(new BatchContents(header, List.of(), 0));
	}

	@Test
	void header_comesBack_whenItIsAsLongAsPossible() throws Exception {
		BatchHeader header = new BatchHeader(1, new BatchOrigin("x".repeat(64 * 1024 - 24), "", "", Map.of()));
		assertThat(BatchFormat.read(BatchFormat.header(header)).header()).isEqualTo(header);
	}

	@Test
	void header_isRefused_whenItIsTooLong() {
		BatchHeader header = new BatchHeader(1, new BatchOrigin("x".repeat(64 * 1024 - 23), "", "", Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> BatchFormat.header(header))
			.withMessage("A header of 65537 bytes is too long");
	}

	@Test
	void record_comesBack_ofEveryLevelAndOfOurOwn() throws Exception {
		Stream<StoredEvent> levels = Stream.of(EventLevel.values())
			.map((level) -> StoredEvent.of(NOW, level, "of " + level));
		assertComesBack(Stream.concat(levels, Stream.of(StoredEvent.of(NOW, null, "our own"))).toList());
	}

	@Test
	void record_comesBack_whateverItsTimestamp() throws Exception {
		assertComesBack(Stream.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)
			.map((timestamp) -> StoredEvent.of(timestamp, EventLevel.WARN, "then"))
			.toList());
	}

	@Test
	void record_comesBack_whateverItsBytes() throws Exception {
		Random random = new Random(1);
		assertComesBack(Stream.iterate(1, (length) -> length * 2)
			.limit(18)
			.map((length) -> StoredEvent.of(NOW, EventLevel.DEBUG, bytes(random, length)))
			.toList());
	}

	@Test
	void record_comesBack_whenItsMessageEndsWithZeros() throws Exception {
		assertComesBack(List.of(StoredEvent.of(NOW, EventLevel.INFO, "zeros\0\0\0"),
				StoredEvent.of(NOW, EventLevel.INFO, "\0\0\0\0")));
	}

	@Test
	void record_comesBack_whenItIsAMegabyte() throws Exception {
		assertComesBack(List.of(StoredEvent.of(NOW, EventLevel.TRACE, "x".repeat(1_048_550))));
	}

	@Test
	void record_takesTheFirstBytesOfTheMessage() {
		byte[] target = new byte[100];
		byte[] message = "abcdef".getBytes(StandardCharsets.UTF_8);
		assertThat(BatchFormat.record(target, NOW, EventLevel.INFO, message, 3))
			.isEqualTo(BatchFormat.RECORD_OVERHEAD + 3);
		assertThat(target).startsWith(StoredEvent.of(NOW, EventLevel.INFO, "abc").record());
	}

	private static byte[] bytes(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

	private static void assertComesBack(List<StoredEvent> events) throws UnreadableBatchException {
		BatchContents contents = BatchFormat.read(new BatchFile(events).bytes());
		assertThat(contents.header()).isEqualTo(BatchFile.HEADER);
		assertThat(StoredEvent.of(contents)).isEqualTo(events);
		assertThat(contents.damaged()).isZero();
	}

}
