package io.github.cloudwatchlogging.test;

import java.util.Objects;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedCloudWatchLogs} in a Spring Boot test whose application has
 * AWS credentials of its own.
 */
@EmbeddedCloudWatchLogs
@SpringBootTest(classes = EmbeddedCloudWatchLogsSpringTests.Application.class, properties = {
		"spring.main.banner-mode=off", "cloudwatch.logging.aws.endpoint=http://elsewhere.invalid", "own=property" })
class EmbeddedCloudWatchLogsSpringTests {

	@Autowired
	private CloudWatchLogsEndpoint endpoint;

	@Autowired
	private ConfigurableEnvironment environment;

	@Test
	void environment_pointsAtTheEndpoint_whateverElseIsSet() {
		assertThat(this.environment.getProperty("cloudwatch.logging.aws.endpoint"))
			.isEqualTo(this.endpoint.uri().toString());
		assertThat(this.environment.getProperty("cloudwatch.logging.aws.region")).isEqualTo("eu-central-1");
	}

	@Test
	void environment_hasEnabledAmongTheInlinedTestProperties() {
		PropertySource<?> inlined = Objects
			.requireNonNull(this.environment.getPropertySources().get("Inlined Test Properties"));
		assertThat(inlined.getProperty("cloudwatch.logging.enabled")).isEqualTo("true");
		assertThat(inlined.getProperty("own")).isEqualTo("property");
	}

	@Test
	void endpoint_isTheSameAsJUnits(CloudWatchLogsEndpoint parameter,
			@Autowired CloudWatchLogsEndpoint autowiredParameter) {
		assertThat(this.endpoint).isSameAs(parameter).isSameAs(autowiredParameter);
	}

	@Test
	void credentials_areFoundByQualifier(@Autowired @Qualifier("cloudWatchLogging") AwsCredentialsProvider qualified) {
		assertThat(qualified.resolveCredentials().accessKeyId()).isEqualTo("embedded");
	}

	@Test
	void credentials_doNotDisplaceTheApplicationsOwn(@Autowired ObjectProvider<AwsCredentialsProvider> own) {
		assertThat(own.getIfUnique()).isInstanceOf(AnonymousCredentialsProvider.class);
	}

	@Nested
	class NestedTests {

		@Test
		void context_isSharedWithNestedClasses(@Autowired ApplicationContext context) {
			assertThat(context.getBean(CloudWatchLogsEndpoint.class)).isSameAs(SharedEndpoint.get());
			assertThat(context.getBean(ConfigurableEnvironment.class))
				.isSameAs(EmbeddedCloudWatchLogsSpringTests.this.environment);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		AwsCredentialsProvider applicationCredentials() {
			return AnonymousCredentialsProvider.create();
		}

	}

}
