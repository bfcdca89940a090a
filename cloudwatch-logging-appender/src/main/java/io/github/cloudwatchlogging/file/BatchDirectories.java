package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.util.List;

/**
 * The directories in which the processes of one application keep their batches, one for
 * each process. An interface for the same reason as {@link BatchDirectory}.
 */
public interface BatchDirectories {

	/**
	 * Creates a directory for this process.
	 * @return the directory
	 * @throws IOException if that is not possible; says what to change
	 */
	BatchDirectory create() throws IOException;

	/**
	 * Takes possession of the directories of processes that are dead, so that no other
	 * process does. Directories that somebody holds, also in this process, are left
	 * alone, so it may be called again and again.
	 * @return the directories, that of the process that was started first at first; each
	 * has to be closed
	 * @throws IOException if the directories cannot be listed
	 */
	List<BatchDirectory> adopt() throws IOException;

	/**
	 * How much was {@linkplain BatchDirectory#setAside set aside} and is still there.
	 * Changes with each file that is set aside, by whichever process: only some are kept.
	 * @return bytes
	 * @throws IOException if that cannot be found out
	 */
	long setAsideBytes() throws IOException;

}
