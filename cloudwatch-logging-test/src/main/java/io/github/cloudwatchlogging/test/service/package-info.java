/**
 * Amazon CloudWatch Logs without the network: its operations, limits, index semantics and
 * error texts over a store in memory. Internal: users of this module talk to
 * {@link io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint} or, through any AWS
 * client, to its port.
 * <p>
 * What is not said otherwise follows the service's published model (2014-03-28).
 */
@NullMarked
package io.github.cloudwatchlogging.test.service;

import org.jspecify.annotations.NullMarked;
