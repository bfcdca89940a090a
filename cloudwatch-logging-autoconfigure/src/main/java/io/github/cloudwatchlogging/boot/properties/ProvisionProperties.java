package io.github.cloudwatchlogging.boot.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is created when it is missing.
 *
 * @param logGroup Whether to create the log group if it is missing.
 * @param logStream Whether to create the log stream if it is missing.
 */
public record ProvisionProperties(@DefaultValue("true") boolean logGroup, @DefaultValue("true") boolean logStream) {

}
