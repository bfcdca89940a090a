package io.github.cloudwatchlogging.boot.health;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CloudWatchLoggingHealthContributorAutoConfiguration}.
 */
class CloudWatchLoggingHealthContributorAutoConfigurationTests {

	private static final Status DEGRADED = CloudWatchLoggingHealthIndicator.DEGRADED;

	private final LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(1 << 20), () -> {
		throw new IllegalStateException("not configured");
	}, mock(ReportSink.class));

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLoggingHealthContributorAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
				HealthEndpointAutoConfiguration.class))
		.withBean(LogPipeline.class, () -> this.pipeline);

	private final ApplicationContextRunner degraded = this.runner.withBean("cloudWatchLoggingHealthIndicator",
			CloudWatchLoggingHealthIndicator.class,
			() -> new CloudWatchLoggingHealthIndicator(() -> Situation.IDLE.waiting(1, Duration.ofHours(1)).stats(),
					null, Clock.systemUTC()));

	@AfterEach
	void closePipeline() {
		this.pipeline.close(Duration.ZERO);
	}

	@Test
	void isRegistered() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(CloudWatchLoggingHealthContributorAutoConfiguration.class.getName());
	}

	@Test
	void contributesUnderItsName() {
		this.runner.run((context) -> {
			CloudWatchLoggingHealthIndicator indicator = context.getBean(CloudWatchLoggingHealthIndicator.class);
			assertThat(context.getBean(HealthContributorRegistry.class).getContributor("cloudWatchLogging"))
				.isSameAs(indicator);
			assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatchlogging", "cloudWatchLogging", "cloud-watch-logging", "defaults" })
	void contributesNothing_whenSwitchedOff(String name) {
		this.runner.withPropertyValues("management.health." + name + ".enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingHealthIndicator.class));
	}

	@Test
	void contributesNothing_withoutPipeline() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLoggingHealthContributorAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingHealthIndicator.class));
	}

	@Test
	void contributesNothing_withoutHealthModule() {
		new ApplicationContextRunner().withUserConfiguration(Imported.class)
			.withBean(LogPipeline.class, () -> this.pipeline)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CloudWatchLoggingHealthContributorAutoConfiguration.class));
	}

	@Test
	void backsOff_whenApplicationHasItsOwn() {
		this.runner
			.withBean("cloudWatchLoggingHealthContributor", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingHealthIndicator.class));
	}

	@Test
	void refusesDownAfterThatIsNotPositive() {
		this.runner.withPropertyValues("cloudwatch.logging.health.down-after=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("health.down-after must be positive, but is 'PT-1S'"));
	}

	@Test
	void readsDownAfter() {
		this.runner.withPropertyValues("cloudwatch.logging.health.down-after=10m")
			.run((context) -> assertThat(context.getBean(CloudWatchLoggingHealthProperties.class).getDownAfter())
				.isEqualTo(Duration.ofMinutes(10)));
	}

	@Test
	void degradedIsUp_besideContributorsThatAreUp() {
		this.degraded.run((context) -> {
			assertThat(context.getBean("cloudWatchLoggingHealthIndicator", HealthIndicator.class).health())
				.extracting(Health::getStatus)
				.isEqualTo(DEGRADED);
			assertThat(status(context.getBean(HealthEndpoint.class))).isEqualTo(Status.UP);
		});
	}

	@Test
	void degradedIsDown_besideContributorThatIsDown() {
		this.degraded.withBean("databaseHealthIndicator", HealthIndicator.class, () -> () -> Health.down().build())
			.run((context) -> assertThat(status(context.getBean(HealthEndpoint.class))).isEqualTo(Status.DOWN));
	}

	@Test
	void degradedAlone_isUnknownToBootsAggregator() {
		this.runner
			.run((context) -> assertThat(context.getBean(StatusAggregator.class).getAggregateStatus(Set.of(DEGRADED)))
				.isEqualTo(Status.UNKNOWN));
	}

	@Test
	void degraded_isHttp200() {
		this.runner.run((context) -> {
			HttpCodeStatusMapper mapper = context.getBean(HttpCodeStatusMapper.class);
			assertThat(mapper.getStatusCode(DEGRADED)).isEqualTo(200);
			assertThat(mapper.getStatusCode(Status.UNKNOWN)).isEqualTo(200);
			assertThat(mapper.getStatusCode(Status.DOWN)).isEqualTo(503);
		});
	}

	private static Status status(HealthEndpoint endpoint) {
		return endpoint.health().getStatus();
	}

	/** Read without loading the class, as Boot does it: annotations may be absent. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(CloudWatchLoggingHealthContributorAutoConfiguration.class)
	static class Imported {

	}

}
