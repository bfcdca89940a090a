package io.github.cloudwatchlogging.buffer;

/**
 * Whether waiting may mend a failure.
 */
public enum Outlook {

	/** It passes by itself, such as throttling. */
	PASSING,

	/**
	 * It may, such as expired credentials that are renewed; if it comes again and again
	 * it does not.
	 */
	DOUBTFUL,

	/** Somebody has to change something. */
	HOPELESS,

	/**
	 * Log group or log stream can never have this name: somebody has to change the
	 * configuration. That of a process that is dead nobody can.
	 */
	MISNAMED

}
