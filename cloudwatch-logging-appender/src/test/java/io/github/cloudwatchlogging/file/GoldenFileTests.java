package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file that was made by other means than this library's, as version 1 is described.
 * Never change it: whoever has such files still expects them to be delivered.
 */
class GoldenFileTests {

	private static final BatchHeader HEADER = new BatchHeader(7, new BatchOrigin("default", "/spring/orders",
			"{host}/{started}-{pid}", Map.of("host", "büro-1", "pid", "4711", "started", "20261120-120000")));

	private static final List<StoredEvent> EVENTS = List.of(
			StoredEvent.of(1_763_640_000_000L, EventLevel.TRACE, "trace\n"),
			StoredEvent.of(1_763_640_000_001L, EventLevel.DEBUG, "debug\n"),
			StoredEvent.of(1_763_640_000_002L, EventLevel.INFO, "Grüße, 世界 \uD83D\uDE00\n"),
			StoredEvent.of(1_763_640_000_003L, EventLevel.WARN, "warn\n"),
			StoredEvent.of(-1, EventLevel.ERROR, "error\n\tat somewhere\n"),
			StoredEvent.of(1_763_640_000_005L, null, "3 events are missing"));

	@Test
	void versionOne_isRead() throws IOException {
		BatchContents contents = BatchFormat.read(golden());
		assertThat(contents.header()).isEqualTo(HEADER);
		assertThat(StoredEvent.of(contents)).isEqualTo(EVENTS);
		assertThat(contents.damaged()).isZero();
	}

	@Test
	void versionOne_isWritten() throws IOException {
		assertThat(new BatchFile(BatchFormat.header(HEADER), EVENTS).bytes()).isEqualTo(golden());
	}

	private static byte[] golden() throws IOException {
		try (InputStream hex = GoldenFileTests.class.getResourceAsStream("batch-v1.hex")) {
			assertThat(hex).isNotNull();
			String text = new String(hex.readAllBytes(), StandardCharsets.US_ASCII);
			return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
		}
	}

}
