/**
 * Takes batches out of the buffer, has them sent, and decides what a failure means for
 * them. Knows nothing of AWS. Internal.
 */
@NullMarked
package io.github.cloudwatchlogging.delivery;

import org.jspecify.annotations.NullMarked;
