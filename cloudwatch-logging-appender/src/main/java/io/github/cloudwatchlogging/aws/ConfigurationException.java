package io.github.cloudwatchlogging.aws;

import io.github.cloudwatchlogging.buffer.Outlook;

/**
 * Nothing can be delivered until somebody changes the configuration.
 */
final class ConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final String advice;

	private final Outlook outlook;

	/**
	 * Creates an exception.
	 * @param code the service's error code, or one of ours
	 * @param advice what to change
	 * @param cause what was thrown
	 */
	ConfigurationException(String code, String advice, Throwable cause) {
		this(code, advice, Outlook.HOPELESS, cause);
	}

	private ConfigurationException(String code, String advice, Outlook outlook, Throwable cause) {
		super(code + ": " + advice, cause);
		this.code = code;
		this.advice = advice;
		this.outlook = outlook;
	}

	/** The service creates nothing of such a name. */
	static ConfigurationException ofName(String code, String advice, Throwable cause) {
		return new ConfigurationException(code, advice, Outlook.MISNAMED, cause);
	}

	String code() {
		return this.code;
	}

	String advice() {
		return this.advice;
	}

	Outlook outlook() {
		return this.outlook;
	}

}
