package io.github.cloudwatchlogging.buffer;

import java.util.List;

/**
 * Events that were kept on disk are not there any more: somebody has deleted or changed
 * the file of their batch, or the disk has lost it.
 */
public final class DamagedBatchException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<BufferedEvent> readable;

	DamagedBatchException(String message, List<BufferedEvent> readable) {
		super(message);
		this.readable = readable;
	}

	List<BufferedEvent> readable() {
		return this.readable;
	}

}
