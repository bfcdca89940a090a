package io.github.cloudwatchlogging.boot.metrics;

import java.time.Duration;

import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CloudWatchLoggingMetricsAutoConfiguration}.
 */
class CloudWatchLoggingMetricsAutoConfigurationTests {

	private final LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(1 << 20), () -> {
		throw new IllegalStateException("not configured");
	}, mock(ReportSink.class));

	private final ApplicationContextRunner bare = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLoggingMetricsAutoConfiguration.class))
		.withBean(LogPipeline.class, () -> this.pipeline);

	private final ApplicationContextRunner runner = this.bare
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@AfterEach
	void closePipeline() {
		this.pipeline.close(Duration.ZERO);
	}

	@Test
	void isRegistered() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(CloudWatchLoggingMetricsAutoConfiguration.class.getName());
	}

	@Test
	void bindsMeters() {
		this.runner.run((context) -> assertThat(
				context.getBean(MeterRegistry.class).get("cloudwatch.logging.queue.capacity").gauge().value())
			.isEqualTo(1 << 20));
	}

	@Test
	void unbindsMeters_whenContextCloses() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.runner.withBean(MeterRegistry.class, () -> registry)
			.run((context) -> assertThat(registry.find("cloudwatch.logging.queue.capacity").gauge()).isNotNull());
		assertThat(registry.find("cloudwatch.logging.queue.capacity").gauge()).isNull();
	}

	@Test
	void bindsNothing_withoutRegistry() {
		this.bare.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingMetrics.class));
	}

	@Test
	void bindsNothing_withoutPipeline() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLoggingMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingMetrics.class));
	}

	@Test
	void bindsNothing_withoutMicrometer() {
		new ApplicationContextRunner().withUserConfiguration(Imported.class)
			.withBean(LogPipeline.class, () -> this.pipeline)
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CloudWatchLoggingMetricsAutoConfiguration.class));
	}

	@Test
	void backsOff_whenApplicationHasItsOwn() {
		try (CloudWatchLoggingMetrics own = new CloudWatchLoggingMetrics(this.pipeline)) {
			this.runner.withBean(CloudWatchLoggingMetrics.class, () -> own)
				.run((context) -> assertThat(context).getBean(CloudWatchLoggingMetrics.class).isSameAs(own));
		}
	}

	/** Read without loading the class, as Boot does it: annotations may be absent. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(CloudWatchLoggingMetricsAutoConfiguration.class)
	static class Imported {

	}

}
