package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

import org.jspecify.annotations.Nullable;

/**
 * How a file is locked; in tests, how it is not.
 */
@FunctionalInterface
interface Locking {

	/**
	 * Locks a file, or finds that another process has.
	 * @param channel the open file
	 * @return the lock, {@code null} if another process has it
	 * @throws IOException if the file system has no locks
	 */
	@Nullable FileLock tryLock(FileChannel channel) throws IOException;

}
