package io.github.cloudwatchlogging.buffer;

/**
 * A file of a dead process, which no other process will look into. Used by one thread.
 */
final class FoundFile {

	private final FilePlace place;

	private final long length;

	/** How often the disk has not given it. */
	private int failures;

	private long notBefore;

	private boolean settled;

	/**
	 * A file was found.
	 * @param place where it is
	 * @param length how many bytes are counted for it
	 */
	FoundFile(FilePlace place, long length) {
		this.place = place;
		this.length = length;
	}

	FilePlace place() {
		return this.place;
	}

	long length() {
		return this.length;
	}

	boolean isDue(long now) {
		return this.failures == 0 || now - this.notBefore >= 0;
	}

	/**
	 * The disk does not give it now.
	 * @return how often that was so
	 */
	int failed(long notBefore) {
		this.notBefore = notBefore;
		return ++this.failures;
	}

	/** It is known what becomes of it. */
	void settle() {
		this.settled = true;
	}

	boolean isSettled() {
		return this.settled;
	}

}
