package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The directories in which the processes of one application keep their batches, one for
 * each process.
 */
public final class ProcessDirectories implements BatchDirectories {

	/**
	 * Creates nothing yet.
	 * @param root the configured directory, which several applications may share
	 * @param application the application's name
	 */
	public ProcessDirectories(Path root, String application) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Creates a directory for this process.
	 * @return the directory
	 * @throws IOException if that is not possible; says what to change
	 */
	@Override
	public BatchDirectory create() throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Takes possession of the directories of processes that are dead, so that no other
	 * process does.
	 * @return the directories, that of the process that was started first at first; each
	 * has to be closed
	 * @throws IOException if the directories cannot be listed
	 */
	@Override
	public List<BatchDirectory> adopt() throws IOException {
		throw new UnsupportedOperationException();
	}

	@Override
	public long setAsideBytes() {
		throw new UnsupportedOperationException();
	}

}
