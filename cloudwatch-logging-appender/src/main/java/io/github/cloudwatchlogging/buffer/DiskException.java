package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The disk does not take or give what it should. That may pass.
 */
public final class DiskException extends UncheckedIOException {

	private static final long serialVersionUID = 1L;

	private final IOException reason;

	DiskException(IOException reason) {
		super(String.valueOf(reason.getMessage()), reason);
		this.reason = reason;
	}

	IOException reason() {
		return this.reason;
	}

}
