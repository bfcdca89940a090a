package io.github.cloudwatchlogging.sample;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * CloudWatch Logs inside the sample's own JVM, so that the sample needs neither an AWS
 * account nor a network. It starts before the application and outlives it: its threads
 * are daemons, and nobody closes it. Says where to look when the application is ready.
 */
final class LocalCloudWatchLogs implements ApplicationListener<ApplicationReadyEvent> {

	private static final String PORT_PROPERTY = "sample.endpoint.port";

	private static final int DEFAULT_PORT = 4579;

	private final CloudWatchLogsEndpoint endpoint;

	private LocalCloudWatchLogs(CloudWatchLogsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Starts it and makes an application use it, unless the profile {@code aws} is
	 * active.
	 * @param application the application, not started yet
	 * @param args the application's arguments
	 */
	static void startFor(SpringApplication application, String... args) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
		if (environment.acceptsProfiles(Profiles.of("aws"))) {
			return;
		}
		CloudWatchLogsEndpoint endpoint = start(environment.getProperty(PORT_PROPERTY, Integer.class, DEFAULT_PORT));
		application.setDefaultProperties(Map.of("cloudwatch.logging.aws.endpoint", endpoint.uri().toString()));
		application.addPrimarySources(List.of(Credentials.class));
		application.addListeners(new LocalCloudWatchLogs(endpoint));
	}

	private static CloudWatchLogsEndpoint start(int port) {
		try {
			return CloudWatchLogsEndpoint.start(port);
		}
		catch (UncheckedIOException ex) {
			// Its message says it all; a cause would bury what follows under stack
			// traces.
			throw new IllegalStateException(ex.getMessage()
					+ " Choose another port with the environment variable SAMPLE_ENDPOINT_PORT or the argument --"
					+ PORT_PROPERTY + "=...");
		}
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		System.out.printf("""

				What CloudWatch Logs has received:
				AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws logs filter-log-events \
				--endpoint-url %s --region %s --log-group-name %s \
				--query 'events[].[message]' --output text

				How the delivery is doing:
				curl http://localhost:%s/actuator/cloudwatchlogging

				%n""", this.endpoint.uri(), environment.getProperty("cloudwatch.logging.aws.region"),
				environment.getProperty("cloudwatch.logging.log-group"), environment.getProperty("local.server.port"));
	}

	/**
	 * Credentials that only the starter finds; CloudWatch Logs in this JVM takes any.
	 */
	static final class Credentials {

		@Bean(defaultCandidate = false)
		@Qualifier("cloudWatchLogging")
		AwsCredentialsProvider localCredentials() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
		}

	}

}
