package io.github.cloudwatchlogging.boot.properties;

import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.logback.DefaultBufferSize;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Where events wait.
 *
 * @param maxBytes Memory that waiting events may take. By default the smaller of 64MB and
 * an eighth of the heap.
 */
public record BufferProperties(@Nullable DataSize maxBytes) {

	private static final DataSize MIN = DataSize.ofKilobytes(256);

	public BufferProperties {
		if (maxBytes != null && maxBytes.compareTo(MIN) < 0) {
			throw new InvalidSettingException("buffer.max-bytes", maxBytes,
					"must be at least " + MIN.toKilobytes() + "KB");
		}
	}

	/**
	 * The size to use.
	 * @return bytes
	 */
	public long maxBytesOrDefault() {
		return (this.maxBytes != null) ? this.maxBytes.toBytes() : DefaultBufferSize.bytes();
	}

}
