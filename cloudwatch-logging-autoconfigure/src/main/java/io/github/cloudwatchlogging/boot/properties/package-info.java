/**
 * The settings under {@code cloudwatch.logging}, and what the pipeline is configured
 * with.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.properties;

import org.jspecify.annotations.NullMarked;
