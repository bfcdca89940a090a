package io.github.cloudwatchlogging.file;

import org.jspecify.annotations.Nullable;

/**
 * Tells records that are intact. As fast as the machine while they are; from the first
 * that is not, with an effort that does not depend on what the bytes say.
 */
final class RecordChecker {

	private final byte[] bytes;

	private @Nullable Checksums checksums;

	RecordChecker(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Where the intact record that begins here ends.
	 * @return a negative number if none begins here
	 */
	int end(int at) {
		int end = RecordLayout.end(this.bytes, at, this.bytes.length);
		if (end < 0 || isIntact(at, end)) {
			return end;
		}
		if (this.checksums == null) {
			this.checksums = new Checksums(this.bytes);
		}
		return -1;
	}

	/**
	 * Where the next intact record begins.
	 * @return the end of the bytes if there is none
	 */
	int next(int from) {
		for (int i = from; i < this.bytes.length; i++) {
			if (end(i) >= 0) {
				return i;
			}
		}
		return this.bytes.length;
	}

	private boolean isIntact(int at, int end) {
		int from = at + RecordLayout.CHECKED;
		int found = (this.checksums != null) ? this.checksums.of(from, end)
				: RecordLayout.checksum(this.bytes, from, end);
		return found == RecordLayout.checksum(this.bytes, at);
	}

}
