package io.github.cloudwatchlogging.boot.properties;

import java.time.Duration;

import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.logback.DefaultBufferSize;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where events wait.
 *
 * @param maxBytes Memory that waiting events may take. By default the smaller of 64MB and
 * an eighth of the heap.
 * @param whenFull What gives way when that is used up: the oldest waiting batch, the new
 * event, or the thread that logs, which then waits.
 * @param blockTimeout With 'block', longest time that a thread waits for room; then its
 * event is dropped. Zero waits for ever.
 * @param shedBelow When the buffer is more than 80 percent full, events below this level
 * are refused. Ignored with 'block'. By default no event is.
 */
public record BufferProperties(@Nullable DataSize maxBytes, @DefaultValue("drop-oldest") OverflowPolicy whenFull,
		@DefaultValue("1s") Duration blockTimeout, @Nullable EventLevel shedBelow) {

	private static final DataSize MIN = DataSize.ofBytes(BufferConfig.MIN_BYTES);

	/**
	 * The configuration of the buffer.
	 * @return what to create it with
	 * @throws InvalidSettingException if a setting cannot be used
	 */
	public BufferConfig toConfig() {
		if (this.maxBytes != null && this.maxBytes.compareTo(MIN) < 0) {
			throw new InvalidSettingException("buffer.max-bytes", this.maxBytes,
					"must be at least " + MIN.toKilobytes() + "KB");
		}
		if (this.maxBytes != null && this.maxBytes.toBytes() > Runtime.getRuntime().maxMemory()) {
			throw new InvalidSettingException("buffer.max-bytes", this.maxBytes,
					"must not be more than the heap, which is "
							+ DataSize.ofBytes(Runtime.getRuntime().maxMemory()).toMegabytes() + "MB");
		}
		long bytes = (this.maxBytes != null) ? this.maxBytes.toBytes() : DefaultBufferSize.bytes();
		return new BufferConfig(bytes, this.whenFull, this.blockTimeout, this.shedBelow);
	}

}
