package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of applications that have not all of the parts that are optional. The smoke tests
 * have one that has none of them.
 */
class AbsentPartsTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring-boot-actuator", "spring-boot-health", "micrometer-core",
			"spring-boot-micrometer-metrics" })
	void everythingIsDelivered_withoutAnOptionalPart(String absent) {
		try (ChildApplication child = startWithout(absent)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			assertThat(child.output()).doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
			assertThat(this.endpoint.events(ChildApplication.LOG_GROUP)).extracting(StoredEvent::message)
				.anyMatch((message) -> message.contains("Starting ExampleApplication"))
				.anyMatch((message) -> message.endsWith(ExampleApplication.LAST_LINE));
		}
	}

	/** As for other logging systems, see the smoke tests. */
	@Test
	void theApplicationRuns_withoutAnyProviderOfSlf4j() {
		try (ChildApplication child = startWithout("logback")) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			assertThat(child.output()).contains("LOGGED")
				.doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
			assertThat(this.endpoint.requests()).isEmpty();
		}
	}

	private ChildApplication startWithout(String part) {
		return ChildApplication.startWith(ChildApplication.classPathWithout(part), this.endpoint.uri(),
				"--example.end=exit", "--management.endpoints.web.exposure.include=*");
	}

}
