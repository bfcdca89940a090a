/**
 * Auto-configuration of the delivery to Amazon CloudWatch Logs.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
