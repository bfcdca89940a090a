package io.github.cloudwatchlogging.logback;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CloudWatchAppender} as it is used in a plain {@code logback.xml}.
 */
class CloudWatchAppenderTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final LoggerContext context = new LoggerContext();

	@BeforeAll
	static void credentials() {
		System.setProperty("aws.accessKeyId", "test");
		System.setProperty("aws.secretAccessKey", "test");
	}

	@AfterEach
	void close() {
		this.context.stop();
		this.endpoint.close();
	}

	@Test
	void stop_deliversWhatWasLogged() throws JoranException {
		configure("");
		this.context.getLogger("orders").info("order {} accepted", 7);
		this.context.stop();
		assertThat(this.endpoint.events("plain")).singleElement()
			.satisfies((event) -> assertThat(event.message()).endsWith("orders: order 7 accepted"));
	}

	@Test
	void append_deliversWithinLinger() throws JoranException {
		configure("<linger>50 milliseconds</linger>");
		this.context.getLogger("orders").info("hello");
		await().atMost(Duration.ofSeconds(10)).until(() -> this.endpoint.events().size() == 1);
	}

	@Test
	void append_neverBlocks_whenEndpointHangs() throws JoranException {
		this.endpoint.faults().add(Fault.hang());
		configure("<shutdownTimeout>200 milliseconds</shutdownTimeout><linger>10 milliseconds</linger>");
		for (int i = 0; i < 20_000; i++) {
			this.context.getLogger("orders").info("order {}", i);
		}
		this.context.stop();
		assertThat(this.endpoint.events()).isEmpty();
	}

	private void configure(String options) throws JoranException {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(this.context);
		String xml = """
				<configuration>
				  <appender name="CLOUDWATCH" class="io.github.cloudwatchlogging.logback.CloudWatchAppender">
				    <logGroup>plain</logGroup><region>eu-central-1</region><endpoint>%s</endpoint>%s
				  </appender>
				  <root level="INFO"><appender-ref ref="CLOUDWATCH"/></root>
				</configuration>
				""".formatted(this.endpoint.uri(), options);
		configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
	}

}
