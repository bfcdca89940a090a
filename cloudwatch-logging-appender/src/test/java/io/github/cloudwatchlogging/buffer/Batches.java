package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;

/**
 * Batches as a delivery thread gets them, for tests of those that send them.
 */
public final class Batches {

	private static final long CAPACITY = 64 << 20;

	private Batches() {
	}

	public static Batch of(String... messages) {
		return at(System.currentTimeMillis(), messages);
	}

	public static Batch at(long timestamp, String... messages) {
		LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(CAPACITY), 0, Ticker.system(), Clock.systemUTC());
		for (String message : messages) {
			byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
			buffer.append(DestinationKey.DEFAULT, timestamp, EventLevel.INFO, bytes, bytes.length);
		}
		return Objects.requireNonNull(buffer.outlet().poll(), "no batch without messages");
	}

}
