/**
 * An order service that uses the starter as any application would: nothing here knows of
 * it but {@code application.yml}, and {@code LocalCloudWatchLogs}, which plays CloudWatch
 * Logs.
 */
@NullMarked
package io.github.cloudwatchlogging.sample;

import org.jspecify.annotations.NullMarked;
