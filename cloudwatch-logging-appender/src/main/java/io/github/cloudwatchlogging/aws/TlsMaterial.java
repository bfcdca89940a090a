package io.github.cloudwatchlogging.aws;

import software.amazon.awssdk.http.TlsKeyManagersProvider;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/**
 * Whom the client trusts, and how it shows who it is, where the JVM's default will not
 * do: behind a proxy with a certificate authority of its own, for instance.
 *
 * @param keyManagers the client's own certificates
 * @param trustManagers the certificates it trusts
 */
public record TlsMaterial(TlsKeyManagersProvider keyManagers, TlsTrustManagersProvider trustManagers) {

}
