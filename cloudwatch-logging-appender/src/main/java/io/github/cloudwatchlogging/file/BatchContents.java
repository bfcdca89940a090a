package io.github.cloudwatchlogging.file;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param header what the file says of its batch
 * @param records the events that can be read, in the order in which they were written
 * @param damaged how many events were there that cannot be read any more; one that was
 * never completely written is not among them
 */
public record BatchContents(BatchHeader header, List<StoredRecord> records, int damaged) {

}
