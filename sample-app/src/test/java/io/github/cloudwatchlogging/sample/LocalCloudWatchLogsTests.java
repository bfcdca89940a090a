package io.github.cloudwatchlogging.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LocalCloudWatchLogs}.
 */
class LocalCloudWatchLogsTests {

	private final SpringApplication application = new SpringApplication(SampleApplication.class);

	@BeforeAll
	static void bePatient() {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

	@Test
	void takenPort_isExplained() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThatIllegalStateException().isThrownBy(() -> start("--sample.endpoint.port=" + taken.getLocalPort()))
				.withMessageContaining(":" + taken.getLocalPort())
				.withMessageContaining("SAMPLE_ENDPOINT_PORT");
		}
	}

	@Test
	void profileAws_leavesTheApplicationAlone() {
		start("--spring.profiles.active=aws");
		assertThat(this.application.getAllSources()).containsExactly(SampleApplication.class);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void application_saysWhereToLook(CapturedOutput output) {
		String[] args = { "--server.port=0", "--sample.endpoint.port=0" };
		this.application.setMainApplicationClass(SampleApplication.class);
		start(args);
		try (ConfigurableApplicationContext context = this.application.run(args)) {
			assertThat(output).contains("curl http://localhost:"
					+ context.getEnvironment().getProperty("local.server.port") + "/actuator/cloudwatchlogging");
			try (CloudWatchLogsClient client = clientAsPrinted(output)) {
				await().ignoreException(ResourceNotFoundException.class)
					.untilAsserted(() -> assertThat(messages(client))
						.anyMatch((message) -> message.contains("Starting SampleApplication"))
						.anyMatch((message) -> message.contains("Started SampleApplication")));
			}
		}
	}

	private static CloudWatchLogsClient clientAsPrinted(CapturedOutput output) {
		Matcher printed = Pattern
			.compile("AWS_ACCESS_KEY_ID=(\\S+) AWS_SECRET_ACCESS_KEY=(\\S+) aws logs filter-log-events "
					+ "--endpoint-url (\\S+) --region (\\S+) --log-group-name /shop/orders")
			.matcher(output);
		assertThat(printed.find()).isTrue();
		return CloudWatchLogsClient.builder()
			.credentialsProvider(
					StaticCredentialsProvider.create(AwsBasicCredentials.create(printed.group(1), printed.group(2))))
			.endpointOverride(URI.create(printed.group(3)))
			.region(Region.of(printed.group(4)))
			.build();
	}

	private static List<String> messages(CloudWatchLogsClient client) {
		return client.filterLogEvents((request) -> request.logGroupName("/shop/orders"))
			.events()
			.stream()
			.map(FilteredLogEvent::message)
			.toList();
	}

	private void start(String... args) {
		LocalCloudWatchLogs.startFor(this.application, args);
	}

}
