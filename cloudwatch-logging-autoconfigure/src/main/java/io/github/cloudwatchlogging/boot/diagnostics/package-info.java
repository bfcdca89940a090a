/**
 * Explains mistakes in the configuration, and how to mend them.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
