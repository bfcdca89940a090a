package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeapBatch}: what is read is what was written, and memory is counted
 * exactly.
 */
class HeapBatchTests {

	private final HeapBatch batch = new HeapBatch(DestinationKey.DEFAULT, BatchLimits.SERVICE, 0, 0);

	@Test
	void read_givesBackEachPartOfAnEvent() {
		add(7, EventLevel.ERROR, "disk full");
		assertThat(this.batch.read()).containsExactly(new BufferedEvent(7, EventLevel.ERROR, "disk full"));
	}

	@Test
	void read_givesBackEmoji_acrossEveryPossibleChunkBorder() {
		String emoji = "\uD83D\uDE00";
		for (int shift = 0; shift < 24; shift++) {
			HeapBatch batch = new HeapBatch(DestinationKey.DEFAULT, BatchLimits.SERVICE, 0, 0);
			List<BufferedEvent> written = new ArrayList<>();
			// The header of an event takes 13 bytes.
			written.add(add(batch, 1, EventLevel.INFO, "x".repeat(HeapBatch.CHUNK_BYTES - 13 - shift)));
			written.add(add(batch, 2, EventLevel.WARN, emoji));
			written.add(add(batch, 3, EventLevel.DEBUG, emoji.repeat(HeapBatch.CHUNK_BYTES / 4)));
			assertThat(batch.read()).as("border %d bytes into the second event", shift).isEqualTo(written);
		}
	}

	@Test
	void read_givesBackTheLongestMessageOfTheService() {
		String message = "a".repeat(BatchLimits.MAX_MESSAGE_BYTES);
		add(0, EventLevel.INFO, message);
		assertThat(this.batch.read()).singleElement().extracting(BufferedEvent::message).isEqualTo(message);
		assertThat(this.batch.bytes()).isEqualTo(BatchLimits.SERVICE.maxBytes());
	}

	@Test
	void growth_equalsTheMemoryActuallyTaken() {
		long seed = System.identityHashCode(this);
		Random random = new Random(seed);
		for (int i = 0; i < 500; i++) {
			byte[] message = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 300_000 : 4000)];
			long before = this.batch.memory();
			long growth = this.batch.growth(message.length);
			this.batch.reserve(message.length);
			this.batch.append(0, EventLevel.INFO, message, message.length);
			assertThat(this.batch.memory() - before).as("seed %d", seed).isEqualTo(growth);
		}
	}

	@Test
	void read_equalsWhatWasWritten_forRandomEvents() {
		long seed = System.identityHashCode(this);
		Random random = new Random(seed);
		List<BufferedEvent> written = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			EventLevel level = EventLevel.values()[random.nextInt(EventLevel.values().length)];
			String message = random.ints(1 + random.nextInt(300), 1, 0xD800)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			written.add(add(random.nextLong(Long.MAX_VALUE), level, message));
		}
		assertThat(this.batch.read()).as("seed %d", seed).isEqualTo(written);
	}

	@Test
	void append_takesNoMoreOfTheArrayThanItIsTold() {
		byte[] message = "kept and cut".getBytes(StandardCharsets.UTF_8);
		this.batch.reserve(4);
		this.batch.append(0, EventLevel.INFO, message, 4);
		assertThat(this.batch.read()).singleElement().extracting(BufferedEvent::message).isEqualTo("kept");
	}

	private BufferedEvent add(long timestamp, EventLevel level, String message) {
		return add(this.batch, timestamp, level, message);
	}

	private static BufferedEvent add(HeapBatch batch, long timestamp, EventLevel level, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		batch.reserve(bytes.length);
		batch.append(timestamp, level, bytes, bytes.length);
		return new BufferedEvent(timestamp, level, message);
	}

}
