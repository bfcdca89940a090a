/**
 * Service connections for tests with containers.
 */
@NullMarked
package io.github.cloudwatchlogging.boot.testcontainers;

import org.jspecify.annotations.NullMarked;
