package io.github.cloudwatchlogging.boot.logging;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientSupplier;
import io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLogsConnectionDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

/**
 * The application that {@link ChildApplication} runs. Logs as many events as it is told
 * to and ends as it is told to.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ExampleApplication.ExampleProperties.class)
class ExampleApplication {

	static final String LAST_LINE = "the last line of a bean";

	private static final Logger logger = LoggerFactory.getLogger(ExampleApplication.class);

	public static void main(String[] args) throws InterruptedException {
		SpringApplication application = new SpringApplication(ExampleApplication.class);
		application.setRegisterShutdownHook(!List.of(args).contains("--example.hookless=true"));
		ConfigurableApplicationContext context = application.run(args);
		ExampleProperties properties = context.getBean(ExampleProperties.class);
		switch (properties.end()) {
			case RETURN -> {
			}
			case EXIT -> System.exit(0);
			case CLOSE -> {
				context.close();
				logger.info("after close");
				System.out.println("CLOSED");
				Thread.sleep(60_000);
			}
			case WAIT -> Thread.sleep(60_000);
			case ECHO -> {
				new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines()
					.forEach(logger::info);
				System.exit(0);
			}
		}
	}

	@Bean
	CommandLineRunner logging(ExampleProperties properties) {
		return (args) -> {
			for (int i = 0; i < properties.events(); i++) {
				logger.info("event {}", i);
			}
			MDC.put("requestId", "r-1");
			logger.warn("with an exception", new IllegalStateException("stack trace"));
			MDC.clear();
			System.out.println("LOGGED");
			if (properties.figures()) {
				ProcessFigures.now().print();
			}
			Thread.sleep(properties.pauseMillis());
			if (properties.figures()) {
				ProcessFigures.now().print();
			}
		};
	}

	@Bean
	@Lazy(false)
	DisposableBean lastWords() {
		return () -> logger.info(LAST_LINE);
	}

	@Bean
	@ConditionalOnBooleanProperty("example.fail")
	Object failing() {
		throw new IllegalStateException("this bean always fails");
	}

	/**
	 * What an application may bring along to reach the service in its own way.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("example.beans")
	static class ClientBeans {

		@Bean
		AwsCredentialsProvider credentials() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("KEY-OF-A-BEAN", "secret"));
		}

		@Bean
		@Order(1)
		CloudWatchLogsClientCustomizer first() {
			return (builder) -> builder.region(Region.SA_EAST_1);
		}

		@Bean
		@Order(2)
		CloudWatchLogsClientCustomizer second() {
			return (builder) -> builder.region(Region.AP_SOUTH_1);
		}

	}

	/**
	 * An application that is told where the service is by something else than properties.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("example.connection")
	static class Connection {

		@Bean
		CloudWatchLogsConnectionDetails connection(@Value("${example.connection}") URI endpoint) {
			return new CloudWatchLogsConnectionDetails() {

				@Override
				public URI getEndpoint() {
					return endpoint;
				}

				@Override
				public String getRegion() {
					return "us-west-2";
				}

				@Override
				public String getAccessKey() {
					return "KEY-OF-A-CONNECTION";
				}

				@Override
				public String getSecretKey() {
					return "secret";
				}

			};
		}

	}

	/**
	 * An application whose own code for the client fails.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("example.broken")
	static class BrokenBean {

		@Bean
		CloudWatchLogsClientCustomizer broken() {
			return (builder) -> {
				throw new IllegalStateException("the proxy is not configured");
			};
		}

	}

	/**
	 * An application that makes the client itself.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("example.supplier")
	static class SupplierBean {

		@Bean
		CloudWatchLogsClientSupplier supplier(@Value("${cloudwatch.logging.aws.endpoint}") URI endpoint) {
			return () -> CloudWatchLogsClient.builder()
				.endpointOverride(endpoint)
				.region(Region.SA_EAST_1)
				.credentialsProvider(
						StaticCredentialsProvider.create(AwsBasicCredentials.create("KEY-OF-A-SUPPLIER", "secret")))
				.build();
		}

	}

	/**
	 * An application that makes the text of events itself.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("example.encoder")
	static class EncoderBean {

		@Bean
		PatternLayoutEncoder encoder() {
			PatternLayoutEncoder encoder = new PatternLayoutEncoder();
			encoder.setPattern("bean %msg");
			return encoder;
		}

	}

	/**
	 * Credentials that cannot be had any more when the context is closed.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("example.closing-credentials")
	static class ClosingCredentials implements AwsCredentialsProvider, DisposableBean {

		private volatile boolean closed;

		@Override
		public AwsCredentials resolveCredentials() {
			if (this.closed) {
				throw new IllegalStateException("closed");
			}
			return AwsBasicCredentials.create("KEY-OF-A-BEAN", "secret");
		}

		@Override
		public void destroy() {
			this.closed = true;
		}

	}

	@ConfigurationProperties("example")
	record ExampleProperties(@DefaultValue("0") int events, @DefaultValue("0") long pauseMillis,
			@DefaultValue("RETURN") End end, boolean figures) {

	}

	enum End {

		RETURN, EXIT, CLOSE, WAIT, ECHO

	}

}
