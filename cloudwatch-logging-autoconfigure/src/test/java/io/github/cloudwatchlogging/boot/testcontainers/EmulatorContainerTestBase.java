package io.github.cloudwatchlogging.boot.testcontainers;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLogsConnectionDetails;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Test with an emulator in a container. Skipped where there is no container engine, as on
 * the machines that this has been built on: it is compiled, and has never been run.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "cloudwatch.logging.enabled=true", "cloudwatch.logging.aws.region=eu-central-1",
				"cloudwatch.logging.batch.linger=50ms" })
@Testcontainers(disabledWithoutDocker = true) // skipped: needs a container engine
abstract class EmulatorContainerTestBase {

	@Autowired
	private CloudWatchLogsConnectionDetails connection;

	@Test
	void eventsAreDelivered_toTheContainer() {
		LoggerFactory.getLogger(getClass()).info("to a container");
		URI endpoint = Objects.requireNonNull(this.connection.getEndpoint());
		try (CloudWatchLogsClient client = CloudWatchLogsClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.build()) {
			await().atMost(Duration.ofSeconds(30))
				.ignoreExceptions()
				.untilAsserted(
						() -> assertThat(messages(client)).filteredOn((message) -> message.endsWith("to a container"))
							.hasSize(1));
		}
	}

	/** Of all groups: the first application of the JVM has said which one it is. */
	private static List<String> messages(CloudWatchLogsClient client) {
		return client.describeLogGroups()
			.logGroups()
			.stream()
			.flatMap((group) -> client.filterLogEvents((request) -> request.logGroupName(group.logGroupName()))
				.events()
				.stream())
			.map(FilteredLogEvent::message)
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
