package io.github.cloudwatchlogging.aws;

/**
 * A log group or stream is missing, and the configuration forbids creating it.
 */
final class MayNotCreateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param missing what is missing, in words
	 * @param setting name of the setting that forbids it
	 */
	MayNotCreateException(String missing, String setting) {
		super("the " + missing + " does not exist and " + setting + " is off: create it or allow it to be created");
	}

}
