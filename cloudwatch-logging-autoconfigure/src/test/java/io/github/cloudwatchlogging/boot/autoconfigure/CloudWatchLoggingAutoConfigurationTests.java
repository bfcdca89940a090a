package io.github.cloudwatchlogging.boot.autoconfigure;

import io.github.cloudwatchlogging.pipeline.LogPipeline;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLoggingAutoConfiguration}.
 */
class CloudWatchLoggingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLoggingAutoConfiguration.class))
		.withPropertyValues("cloudwatch.logging.enabled=false");

	@Test
	void shouldBackOffWhenDisabled() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LogPipeline.class));
	}

}
