package io.github.cloudwatchlogging.file;

/**
 * What a file says of the batch that it holds.
 *
 * @param sequence the batch's place among all batches of its process
 * @param origin whose events it holds, and where they go
 */
public record BatchHeader(long sequence, BatchOrigin origin) {

}
