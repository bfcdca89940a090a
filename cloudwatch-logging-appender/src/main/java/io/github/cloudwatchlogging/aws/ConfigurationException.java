package io.github.cloudwatchlogging.aws;

/**
 * Nothing can be delivered until somebody changes the configuration.
 */
final class ConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final String advice;

	/**
	 * Creates an exception.
	 * @param code the service's error code, or one of ours
	 * @param advice what to change
	 * @param cause what was thrown
	 */
	ConfigurationException(String code, String advice, Throwable cause) {
		super(code + ": " + advice, cause);
		this.code = code;
		this.advice = advice;
	}

	String code() {
		return this.code;
	}

	String advice() {
		return this.advice;
	}

}
