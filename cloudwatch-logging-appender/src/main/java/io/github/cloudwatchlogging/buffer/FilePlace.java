package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.file.BatchDirectory;

/**
 * Where a file is.
 *
 * @param directory the directory of the process that wrote it
 * @param name its name
 */
record FilePlace(BatchDirectory directory, String name) {

}
