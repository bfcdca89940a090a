/**
 * Tests that run packaged applications.
 */
@NullMarked
package io.github.cloudwatchlogging.smoke;

import org.jspecify.annotations.NullMarked;
