/**
 * Composes buffer, delivery and sender into one pipeline that is held, handed its
 * configuration, flushed and closed.
 */
@NullMarked
package io.github.cloudwatchlogging.pipeline;

import org.jspecify.annotations.NullMarked;
