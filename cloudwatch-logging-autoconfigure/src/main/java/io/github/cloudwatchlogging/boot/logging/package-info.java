/**
 * Installs the appender as early as Logback allows, keeps it installed, and closes the
 * JVM's pipeline at the very end.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.logging;

import org.jspecify.annotations.NullMarked;
