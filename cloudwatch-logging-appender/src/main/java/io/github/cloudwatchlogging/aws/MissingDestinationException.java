package io.github.cloudwatchlogging.aws;

/**
 * The log group or the log stream does not exist, and may not be created by us.
 */
final class MissingDestinationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MissingDestinationException(Throwable cause) {
		super("Missing log group or log stream", cause);
	}

}
