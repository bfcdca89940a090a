/**
 * Holds accepted events until they are delivered, within a budget of memory, in batches
 * that respect the limits of the service. Internal.
 */
@NullMarked
package io.github.cloudwatchlogging.buffer;

import org.jspecify.annotations.NullMarked;
