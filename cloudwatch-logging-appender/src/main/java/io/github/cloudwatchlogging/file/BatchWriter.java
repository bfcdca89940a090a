package io.github.cloudwatchlogging.file;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file that is being written, by one thread at a time. Not disturbed by an interrupt of
 * that thread, so never a {@link java.nio.channels.FileChannel}: an interrupted thread
 * that logs would close it for all others.
 */
public interface BatchWriter extends Closeable {

	/**
	 * Appends bytes, and returns when the operating system has them. After an exception
	 * some of them may have been written.
	 * @param bytes where they are
	 * @param length how many of them, from the first on
	 * @throws IOException if they cannot be written, because the disk is full for example
	 */
	void write(byte[] bytes, int length) throws IOException;

	/**
	 * Cuts the file; what is written next comes after the cut.
	 * @param length how many bytes are kept
	 * @throws IOException if that is not possible
	 */
	void truncate(long length) throws IOException;

	/**
	 * Reads what was written, also if the file's name is gone.
	 * @param length how many bytes to read, from the first on
	 * @return the bytes
	 * @throws IOException if they cannot be read
	 */
	byte[] readBack(int length) throws IOException;

	/**
	 * Has the operating system write the file to the disk. May be called while another
	 * thread writes.
	 * @throws IOException if that fails
	 */
	void sync() throws IOException;

}
