package io.github.cloudwatchlogging.buffer;

import java.time.Duration;

import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.jspecify.annotations.Nullable;

/**
 * How much the buffer holds, and what happens when that is too little.
 *
 * @param maxBytes memory for events, in bytes, all destinations together
 * @param whenFull what gives way when it is used up
 * @param blockTimeout how long a thread waits for room with {@link OverflowPolicy#BLOCK};
 * zero for ever
 * @param shedBelow lowest level that is still accepted when the buffer is more than four
 * fifths full, {@code null} for all; ignored with {@link OverflowPolicy#BLOCK}
 */
public record BufferConfig(long maxBytes, OverflowPolicy whenFull, Duration blockTimeout,
		@Nullable EventLevel shedBelow) {

	/** Less would not hold a few batches, let alone an outage. */
	public static final long MIN_BYTES = 256 * 1024;

	/** How long a thread waits for room where nothing is configured. */
	public static final Duration DEFAULT_BLOCK_TIMEOUT = Duration.ofSeconds(1);

	public BufferConfig {
		if (blockTimeout.isNegative()) {
			throw new InvalidSettingException("buffer.block-timeout", blockTimeout, "must not be negative");
		}
	}

	/**
	 * A buffer that gives up its oldest batches.
	 * @param maxBytes memory for events, in bytes
	 * @return the configuration
	 */
	public static BufferConfig dropOldest(long maxBytes) {
		return new BufferConfig(maxBytes, OverflowPolicy.DROP_OLDEST, DEFAULT_BLOCK_TIMEOUT, null);
	}

}
