package io.github.cloudwatchlogging.aws;

/**
 * The client cannot be built from its settings.
 */
final class ClientCreationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ClientCreationException(Throwable cause) {
		super(cause.getMessage(), cause);
	}

}
