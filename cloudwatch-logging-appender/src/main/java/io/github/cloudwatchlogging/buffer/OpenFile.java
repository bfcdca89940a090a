package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.file.BatchWriter;

/**
 * A file that is being written.
 *
 * @param place where it is
 * @param writer what writes it
 */
record OpenFile(FilePlace place, BatchWriter writer) {

}
