package io.github.cloudwatchlogging.file;

/**
 * The zeros at the end of a file that a power cut leaves where its length was written,
 * but not its bytes.
 */
final class Zeros {

	private Zeros() {
	}

	/**
	 * How many bytes come before them.
	 */
	static int before(byte[] bytes) {
		int end = bytes.length;
		while (end > 0 && bytes[end - 1] == 0) {
			end--;
		}
		return end;
	}

}
