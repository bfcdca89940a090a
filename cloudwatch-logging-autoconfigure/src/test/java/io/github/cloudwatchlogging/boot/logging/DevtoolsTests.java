package io.github.cloudwatchlogging.boot.logging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of an application that Spring Boot's developer tools restart.
 */
class DevtoolsTests {

	@Test
	void everythingIsDelivered_andNoClassLoaderIsHeld_whenTheApplicationIsRestarted(@TempDir Path watched)
			throws IOException {
		// As where the starter is a jar: only directories are loaded anew.
		Files.createDirectories(watched.resolve("META-INF"));
		Files.writeString(watched.resolve("META-INF/spring-devtools.properties"),
				"restart.exclude.starter=/cloudwatch-logging-[a-z]+/target/classes/");
		String classPath = ChildApplication.classPathWith("devtools") + File.pathSeparator + watched;
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
				ChildApplication child = ChildApplication.run(Devtools.class, classPath, endpoint,
						"-XX:SoftRefLRUPolicyMSPerMB=0", "--watched=" + watched, "--spring.main.keep-alive=true",
						"--spring.devtools.restart.poll-interval=100ms",
						"--spring.devtools.restart.quiet-period=50ms")) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			Lines.assertDeliveredOnce(child, endpoint);
		}
	}

}
