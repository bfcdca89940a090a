package io.github.cloudwatchlogging.logback;

/**
 * How much memory events may take where nothing is configured: the smaller of 64 MB and
 * an eighth of the heap, so that a small container stays alive through an outage.
 */
public final class DefaultBufferSize {

	private static final long MAX_BYTES = 64L * 1024 * 1024;

	private static final int HEAP_SHARE = 8;

	private DefaultBufferSize() {
	}

	/**
	 * The size for this JVM.
	 * @return bytes
	 */
	public static long bytes() {
		return Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
	}

}
