package io.github.cloudwatchlogging.aws;

/**
 * The service refuses to create a log group or a log stream of this name.
 */
final class InvalidNameException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidNameException(Throwable cause) {
		super("Invalid name", cause);
	}

}
