/**
 * The wire: a small HTTP server that keeps hold of its sockets, so that an answer can
 * also be late, slow, cut short, missing or a reset. Internal.
 */
@NullMarked
package io.github.cloudwatchlogging.test.http;

import org.jspecify.annotations.NullMarked;
