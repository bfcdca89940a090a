package io.github.cloudwatchlogging.boot.properties;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Access to AWS.
 *
 * @param region AWS region. By default found as in any program that uses the AWS SDK.
 * @param endpoint Address of the service, for emulators and private endpoints.
 */
public record AwsProperties(@Nullable String region, @Nullable URI endpoint) {

}
