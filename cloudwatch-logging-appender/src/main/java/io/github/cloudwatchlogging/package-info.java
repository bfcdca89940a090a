/**
 * What others may see of the delivery to Amazon CloudWatch Logs: its destinations, its
 * figures, and the reasons for which an event did not arrive.
 */
@NullMarked
package io.github.cloudwatchlogging;

import org.jspecify.annotations.NullMarked;
