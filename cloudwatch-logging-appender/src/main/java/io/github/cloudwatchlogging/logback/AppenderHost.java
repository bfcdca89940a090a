package io.github.cloudwatchlogging.logback;

/**
 * A framework that keeps the pipeline for the appenders that are declared in Logback's
 * configuration file. With it an appender owns nothing, so the framework may have the
 * file read as often as it likes, and what the file leaves open comes from the
 * framework's own configuration.
 */
@FunctionalInterface
public interface AppenderHost {

	/**
	 * Called on the thread that starts an appender which has no
	 * {@linkplain CloudWatchAppender#setPipeline pipeline}. The host gives it one; if it
	 * does not, the appender accepts no events.
	 * @param appender the appender, with what the file says
	 * @throws RuntimeException if the appender cannot be used; Logback's status list will
	 * say so
	 */
	void adopt(CloudWatchAppender appender);

}
