package io.github.cloudwatchlogging;

/**
 * How requests are compressed.
 */
public enum Compression {

	/** Not at all: least CPU. */
	NONE,

	/**
	 * With gzip, at its fastest level: about a quarter of the traffic for several times
	 * the CPU of all the rest. The service accepts it, although its API reference does
	 * not say so; not every emulator does.
	 */
	GZIP

}
