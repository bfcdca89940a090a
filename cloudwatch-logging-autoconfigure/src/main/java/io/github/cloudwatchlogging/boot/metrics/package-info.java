/**
 * Meters of the delivery.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.metrics;

import org.jspecify.annotations.NullMarked;
