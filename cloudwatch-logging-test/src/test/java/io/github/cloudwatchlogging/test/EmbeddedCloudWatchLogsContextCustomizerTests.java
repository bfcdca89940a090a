package io.github.cloudwatchlogging.test;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.AnnotationConfigContextLoader;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link EmbeddedCloudWatchLogsContextCustomizer} and its factory.
 */
class EmbeddedCloudWatchLogsContextCustomizerTests {

	@Test
	void factory_isActiveForAnnotatedClassesOnly() {
		assertThat(customizer(Annotated.class)).isNotNull();
		assertThat(customizer(Inheriting.class)).isNotNull();
		assertThat(customizer(Plain.class)).isNull();
	}

	@Test
	void customizers_areEqual_soThatContextsAreShared() {
		assertThat(customizer(Annotated.class)).isEqualTo(customizer(Inheriting.class))
			.hasSameHashCodeAs(customizer(Inheriting.class));
	}

	@Test
	void closingAContext_doesNotCloseTheEndpoint() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			new EmbeddedCloudWatchLogsContextCustomizer().customizeContext(context, new MergedContextConfiguration(
					Annotated.class, null, null, null, new AnnotationConfigContextLoader()));
			context.refresh();
			assertThat(context.getBean(CloudWatchLogsEndpoint.class)).isSameAs(SharedEndpoint.get());
		}
		try (CloudWatchLogsClient client = SdkClients.client(SharedEndpoint.get())) {
			assertThatNoException().isThrownBy(client::describeLogGroups);
		}
	}

	private static @Nullable ContextCustomizer customizer(Class<?> testClass) {
		return new EmbeddedCloudWatchLogsContextCustomizerFactory().createContextCustomizer(testClass, List.of());
	}

	@EmbeddedCloudWatchLogs
	static class Annotated {

	}

	static class Inheriting extends Annotated {

	}

	static class Plain {

	}

}
