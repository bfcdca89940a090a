/**
 * The actuator endpoint that shows what became of the log events.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.actuate;

import org.jspecify.annotations.NullMarked;
