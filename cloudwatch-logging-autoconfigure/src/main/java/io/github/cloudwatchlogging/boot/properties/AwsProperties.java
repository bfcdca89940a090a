package io.github.cloudwatchlogging.boot.properties;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to AWS.
 *
 * @param region AWS region. By default found as in any program that uses the AWS SDK.
 * @param endpoint Address of the service, for emulators and private endpoints.
 * @param ssl Certificates, if not those of the JVM.
 */
public record AwsProperties(@Nullable String region, @Nullable URI endpoint,
		@NestedConfigurationProperty @DefaultValue SslProperties ssl) {

}
