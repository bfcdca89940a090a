package io.github.cloudwatchlogging.file;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param header what the file says of its batch
 * @param records the events that can be read, in the order in which they were written
 * @param damaged how many events were there that cannot be read any more, by the traces
 * that they have left: at least that many, and exactly as long as single ones are
 * damaged. An event that was never completely written is not among them; one of a kind
 * that this version does not know is
 */
public record BatchContents(BatchHeader header, List<StoredRecord> records, int damaged) {

}
