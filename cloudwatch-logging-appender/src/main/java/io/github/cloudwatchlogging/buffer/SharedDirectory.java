package io.github.cloudwatchlogging.buffer;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudwatchlogging.file.BatchDirectory;

/**
 * A directory that is kept as long as anything in it is needed: the lock on it must not
 * be given away while one of its files is still to be delivered, or another process would
 * deliver it, too. Thread-safe.
 */
final class SharedDirectory {

	private final BatchDirectory directory;

	/** Whoever opened it is the first. */
	private final AtomicInteger users = new AtomicInteger(1);

	SharedDirectory(BatchDirectory directory) {
		this.directory = directory;
	}

	BatchDirectory directory() {
		return this.directory;
	}

	/** Needs it from now on, as somebody else still does. */
	void use() {
		this.users.incrementAndGet();
	}

	/**
	 * Does not need it any more. Takes as long as the disk takes if nobody else does.
	 * @return whether that was the last one, so that it is closed now
	 */
	boolean leave() {
		boolean last = this.users.decrementAndGet() == 0;
		if (last) {
			this.directory.close();
		}
		return last;
	}

}
