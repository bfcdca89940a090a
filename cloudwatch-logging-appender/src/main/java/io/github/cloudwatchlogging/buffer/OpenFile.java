package io.github.cloudwatchlogging.buffer;

import java.io.IOException;

import io.github.cloudwatchlogging.file.BatchWriter;

/**
 * A file that is being written.
 *
 * @param place where it is
 * @param writer what writes it
 */
record OpenFile(FilePlace place, BatchWriter writer) {

	/** Two threads may do that, once nobody writes any more. */
	byte[] readBack(int length) throws IOException {
		synchronized (this.writer) {
			return this.writer.readBack(length);
		}
	}

}
