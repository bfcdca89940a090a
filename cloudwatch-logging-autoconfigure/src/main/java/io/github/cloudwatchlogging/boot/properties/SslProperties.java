package io.github.cloudwatchlogging.boot.properties;

import org.jspecify.annotations.Nullable;

/**
 * Certificates, if not those of the JVM.
 *
 * @param bundle Name of the SSL bundle whose certificates are used for calls to the
 * service.
 */
public record SslProperties(@Nullable String bundle) {

}
