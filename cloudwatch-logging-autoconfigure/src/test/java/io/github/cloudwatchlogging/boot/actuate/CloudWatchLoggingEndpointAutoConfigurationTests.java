package io.github.cloudwatchlogging.boot.actuate;

import java.time.Duration;

import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CloudWatchLoggingEndpointAutoConfiguration}.
 */
class CloudWatchLoggingEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=cloudwatchlogging";

	private final LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(1 << 20), () -> {
		throw new IllegalStateException("not configured");
	}, mock(ReportSink.class));

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLoggingEndpointAutoConfiguration.class))
		.withBean(LogPipeline.class, () -> this.pipeline);

	private final WebApplicationContextRunner web = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLoggingEndpointAutoConfiguration.class,
				EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
				JacksonEndpointAutoConfiguration.class, ManagementContextAutoConfiguration.class,
				WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class))
		.withBean(LogPipeline.class, () -> this.pipeline);

	@AfterEach
	void closePipeline() {
		this.pipeline.close(Duration.ZERO);
	}

	@Test
	void isRegistered() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(CloudWatchLoggingEndpointAutoConfiguration.class.getName());
	}

	@Test
	void hasEndpoint_whenExposed() {
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(CloudWatchLoggingEndpoint.class));
	}

	@Test
	void hasNoEndpoint_whenNotExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingEndpoint.class));
	}

	@Test
	void hasNoEndpoint_whenAccessIsNone() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.cloudwatchlogging.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingEndpoint.class));
	}

	@Test
	void hasNoEndpoint_withoutPipeline() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLoggingEndpointAutoConfiguration.class))
			.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLoggingEndpoint.class));
	}

	@Test
	void hasNoEndpoint_withoutActuator() {
		new ApplicationContextRunner().withUserConfiguration(Imported.class)
			.withBean(LogPipeline.class, () -> this.pipeline)
			.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CloudWatchLoggingEndpointAutoConfiguration.class));
	}

	@Test
	void backsOff_whenApplicationHasItsOwn() {
		CloudWatchLoggingEndpoint own = new CloudWatchLoggingEndpoint(this.pipeline);
		this.runner.withPropertyValues(EXPOSED)
			.withBean(CloudWatchLoggingEndpoint.class, () -> own)
			.run((context) -> assertThat(context).getBean(CloudWatchLoggingEndpoint.class).isSameAs(own));
	}

	@Test
	void answersOverHttp() {
		this.web.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/actuator/cloudwatchlogging"))
				.hasStatusOk()
				.bodyJson()
				.isStrictlyEqualTo("""
						{"state": "HOLDING",
						 "queue": {"events": 0, "bytes": 0, "capacityBytes": 1048576, "oldestEventAge": "PT0S"},
						 "events": %1$s, "delivery": {"inFlight": 0, "calls": 0, "retries": 0},
						 "destinations": [{"name": "default",
						                   "queue": {"events": 0, "bytes": 0, "oldestEventAge": "PT0S"},
						                   "events": %1$s, "delivery": {"inFlight": 0, "calls": 0, "retries": 0}}]}
						""".formatted(
						"""
								{"accepted": 0, "recovered": 0, "delivered": 0,
								 "rejected": {"too-old": 0, "too-new": 0, "expired": 0},
								 "dropped": {"buffer-full": 0, "shed": 0, "empty": 0, "encode-failed": 0, "invalid": 0, "closed": 0,
								             "outcome-unknown": 0, "unreadable": 0}}
								""")));
	}

	@Test
	void isNotFoundOverHttp_whenNotExposed() {
		this.web.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/actuator/cloudwatchlogging"))
			.hasStatus(404));
	}

	@Test
	void hasNoWriteOperations() {
		this.web.withPropertyValues(EXPOSED, "management.endpoint.cloudwatchlogging.access=UNRESTRICTED")
			.run((context) -> assertThat(MockMvcTester.from(context).post().uri("/actuator/cloudwatchlogging"))
				.hasStatus(405));
	}

	@Test
	void isReadOnlyByDefault() {
		assertThat(CloudWatchLoggingEndpoint.class.getAnnotation(Endpoint.class).defaultAccess())
			.isEqualTo(Access.READ_ONLY);
	}

	/** Read without loading the class, as Boot does it: annotations may be absent. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(CloudWatchLoggingEndpointAutoConfiguration.class)
	static class Imported {

	}

}
