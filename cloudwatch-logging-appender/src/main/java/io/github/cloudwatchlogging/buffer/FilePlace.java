package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.file.BatchDirectory;

/**
 * Where a file is.
 *
 * @param shared the directory of the process that wrote it
 * @param name its name
 */
record FilePlace(SharedDirectory shared, String name) {

	BatchDirectory directory() {
		return this.shared.directory();
	}

}
