package io.github.cloudwatchlogging.test;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Makes an application context use the {@link SharedEndpoint}. All customizers are equal,
 * so that test classes can share a context.
 */
final class EmbeddedCloudWatchLogsContextCustomizer implements ContextCustomizer {

	private static final String CREDENTIALS_TYPE = "software.amazon.awssdk.auth.credentials.AwsCredentialsProvider";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		CloudWatchLogsEndpoint endpoint = SharedEndpoint.get();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("Embedded CloudWatch Logs", Map.of("cloudwatch.logging.aws.endpoint",
					endpoint.uri().toString(), "cloudwatch.logging.aws.region", "eu-central-1")));
		// Not destroyed with the context, as a bean with a definition would be.
		context.getBeanFactory().registerSingleton("embeddedCloudWatchLogs", endpoint);
		if (ClassUtils.isPresent(CREDENTIALS_TYPE, getClass().getClassLoader())
				&& context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
			EmbeddedCredentials.register(registry);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other != null && other.getClass() == getClass();
	}

	@Override
	public int hashCode() {
		return getClass().hashCode();
	}

}
