package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of an application with Spring Cloud's bootstrap context.
 */
class SpringCloudTests {

	@Test
	void everythingIsDelivered_withABootstrapContextThatConfiguresLogbackAgain(@TempDir Path directory)
			throws IOException {
		Path file = Files.writeString(directory.resolve("logback-server.xml"), """
				<configuration>
				  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
				    <encoder><pattern>as the server says: %msg%n</pattern></encoder>
				  </appender>
				  <root level="INFO"><appender-ref ref="CONSOLE"/></root>
				</configuration>
				""");
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
				ChildApplication child = ChildApplication.run(CloudApplication.class,
						ChildApplication.classPathWith("spring-cloud"), endpoint,
						"--spring.cloud.bootstrap.enabled=true",
						"--spring.cloud.bootstrap.sources=" + CloudApplication.Server.class.getName(),
						"--server.says=" + file)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			Lines.assertDeliveredOnce(child, endpoint);
			assertThat(child.output()).contains("as the server says: Started");
			// A context that has a parent, here the bootstrap context, does not log
			// "Starting".
			assertThat(endpoint.events()).anyMatch((event) -> event.message().contains("No active profile set"));
		}
	}

}
