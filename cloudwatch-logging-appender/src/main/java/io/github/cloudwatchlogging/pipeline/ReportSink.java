package io.github.cloudwatchlogging.pipeline;

/**
 * Where the pipeline tells people about its own trouble. Called on delivery threads, so
 * it must return at once.
 */
public interface ReportSink {

	/**
	 * Something that somebody should look at.
	 * @param message a sentence
	 */
	void warn(String message);

	/**
	 * Something that somebody should look at, and that the application's own code has
	 * thrown.
	 * @param message a sentence
	 * @param cause what was thrown
	 */
	default void warn(String message, Throwable cause) {
		warn(message + " (" + cause + ")");
	}

	/**
	 * Something that is good to know, such as that trouble is over.
	 * @param message a sentence
	 */
	void info(String message);

	/**
	 * How to do without the delivery: what somebody wants to know who has no access to
	 * AWS at all, on a laptop for example.
	 * @return the rest of a sentence that begins with "To do without the delivery, "
	 */
	String howToSwitchOff();

}
