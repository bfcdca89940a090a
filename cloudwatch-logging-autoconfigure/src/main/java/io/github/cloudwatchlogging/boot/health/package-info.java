/**
 * Health of the delivery, told from the pipeline's own figures.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.health;

import org.jspecify.annotations.NullMarked;
