package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.util.List;

/**
 * The files of one process, alive or dead, each of which holds a batch. Whoever has a
 * directory has it alone, in this JVM and on this machine. Thread-safe. An interface, so
 * that tests can put a file system in its place that fails, fills up or loses power.
 */
public interface BatchDirectory extends AutoCloseable {

	/**
	 * Creates an empty file that only the user of this process may read.
	 * @param name its name, which must be a {@linkplain BatchFileName batch file's}
	 * @return the open file
	 * @throws IOException if it cannot be created, is there already, or the directory was
	 * closed
	 */
	BatchWriter create(String name) throws IOException;

	/**
	 * Lists the files that hold batches, by name; nothing else that may be there.
	 * @return names and lengths
	 * @throws IOException if the directory cannot be read
	 */
	List<StoredFile> list() throws IOException;

	/**
	 * Reads a file. Not disturbed by an interrupt of the calling thread.
	 * @param name its name
	 * @param maxBytes how much to read of it at most
	 * @return its bytes
	 * @throws java.nio.file.NoSuchFileException if it is not there any more
	 * @throws IOException if it cannot be read
	 */
	byte[] read(String name, int maxBytes) throws IOException;

	/**
	 * Makes a file empty: what it held is settled, and does not come back if the process
	 * dies before the file is deleted. Works on files that cannot be deleted, too.
	 * @param name its name
	 * @throws java.nio.file.NoSuchFileException if it is not there any more
	 * @throws IOException if that is not possible, or the directory was closed
	 */
	void truncate(String name) throws IOException;

	/**
	 * Has a file hold something else, at one stroke: whoever dies meanwhile leaves the
	 * one or the other.
	 * @param name its name
	 * @param bytes what it holds from now on
	 * @param sync whether that has to reach the disk itself
	 * @throws IOException if that is not possible; the file is as it was
	 */
	void replace(String name, byte[] bytes, boolean sync) throws IOException;

	/**
	 * Deletes a file; has no effect if it is not there.
	 * @param name its name
	 * @throws IOException if it cannot be deleted, or the directory was closed
	 */
	void delete(String name) throws IOException;

	/**
	 * Moves a file out of the way, for somebody to look at: it is not listed any more, by
	 * no process. May delete files for it that were set aside earlier.
	 * @param name its name
	 * @throws java.nio.file.NoSuchFileException if it is not there any more
	 * @throws IOException if it cannot be moved, or the directory was closed
	 */
	void setAside(String name) throws IOException;

	/**
	 * Whether the directory is still there, and still the one that was opened.
	 * @return {@code false} if somebody has certainly deleted or moved it; not if it only
	 * cannot be looked at, for want of permissions or because its volume does not answer
	 */
	boolean exists();

	/**
	 * Has the file system write the names of the files to the disk, where it can.
	 * @throws IOException if that fails
	 */
	void sync() throws IOException;

	/**
	 * Lets go of the directory, so that another process may adopt what is left in it;
	 * removes it if nothing is left. Waits for a change of a file that is under way; what
	 * comes later changes nothing. Never throws.
	 */
	@Override
	void close();

}
