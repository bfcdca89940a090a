package io.github.cloudwatchlogging.test;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * The part of {@link EmbeddedCloudWatchLogs} for Spring. Found through
 * {@code META-INF/spring.factories}.
 */
final class EmbeddedCloudWatchLogsContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return TestContextAnnotationUtils.hasAnnotation(testClass, EmbeddedCloudWatchLogs.class)
				? new EmbeddedCloudWatchLogsContextCustomizer() : null;
	}

}
