package io.github.cloudwatchlogging.aws;

/**
 * The application's provider of credentials failed, so nothing was sent.
 */
final class CredentialsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Throwable failure;

	/**
	 * Creates an exception.
	 * @param failure what the provider threw
	 */
	CredentialsException(Throwable failure) {
		super("the provider of AWS credentials failed", failure);
		this.failure = failure;
	}

	Throwable failure() {
		return this.failure;
	}

}
