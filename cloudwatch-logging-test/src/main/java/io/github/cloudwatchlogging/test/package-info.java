/**
 * An Amazon CloudWatch Logs endpoint that runs inside the test's own JVM, with the limits
 * and error texts of the service.
 */
@NullMarked
package io.github.cloudwatchlogging.test;

import org.jspecify.annotations.NullMarked;
