package io.github.cloudwatchlogging.boot.properties;

import org.jspecify.annotations.Nullable;

/**
 * Structured format of the delivered text.
 *
 * @param format Structured format of the delivered text, as for
 * logging.structured.format.console: ecs, gelf, logstash, or a class name.
 */
public record StructuredProperties(@Nullable String format) {

}
