package io.github.cloudwatchlogging.file;

/**
 * A file in a {@link BatchDirectory}.
 *
 * @param name its name
 * @param length its length in bytes
 */
public record StoredFile(String name, long length) {

}
