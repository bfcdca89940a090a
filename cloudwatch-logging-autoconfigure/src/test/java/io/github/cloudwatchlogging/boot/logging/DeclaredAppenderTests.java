package io.github.cloudwatchlogging.boot.logging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of appenders that Logback's configuration file declares.
 */
class DeclaredAppenderTests {

	private static final String APPENDER = """
			<appender name="CLOUDWATCH" class="io.github.cloudwatchlogging.logback.CloudWatchAppender">
			  %s
			</appender>
			""";

	private static final String CONSOLE = """
			<appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
			  <filter class="ch.qos.logback.classic.filter.ThresholdFilter"><level>WARN</level></filter>
			  <encoder><pattern>console %msg%n</pattern></encoder>
			</appender>
			""";

	private static final String ROOT = """
			<root level="INFO"><appender-ref ref="CONSOLE"/><appender-ref ref="%s"/></root>
			""";

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void theFileSaysWhatItSays_andPropertiesFillTheRest() throws IOException {
		write("logback-test-spring.xml", """
				<springProperty name="application" source="spring.application.name"/>
				""" + APPENDER.formatted("<logGroup>/xml/${application}</logGroup>") + CONSOLE
				+ ROOT.formatted("CLOUDWATCH"));
		runToTheEnd("--cloudwatch.logging.log-group=/property", "--cloudwatch.logging.log-stream=property",
				"--cloudwatch.logging.pattern=property %msg", "--example.events=100");
		assertThat(this.endpoint.logGroups()).containsExactly("/xml/child");
		assertThat(this.endpoint.logStreams("/xml/child")).containsExactly("property");
		assertThat(messages()).anyMatch((message) -> message.startsWith("property Starting ExampleApplication"))
			.contains("property event 0", "property event 99", "property " + ExampleApplication.LAST_LINE)
			.doesNotHaveDuplicates();
	}

	@Test
	void eachAppenderHasItsOwnFormatAndLevel() throws IOException {
		Path file = this.directory.resolve("application.log");
		write("logback-test-spring.xml", APPENDER.formatted("""
				<threshold>INFO</threshold><encoder><pattern>cloud %level %msg</pattern></encoder>
				""") + CONSOLE + """
				<appender name="FILE" class="ch.qos.logback.core.FileAppender">
				  <file>%s</file><encoder><pattern>file %%msg%%n</pattern></encoder>
				</appender>
				<logger name="io.github.cloudwatchlogging.boot" level="DEBUG"/>
				<root level="INFO">
				  <appender-ref ref="CONSOLE"/><appender-ref ref="FILE"/><appender-ref ref="CLOUDWATCH"/>
				</root>
				""".formatted(file));
		String output = runToTheEnd("--example.events=10");
		assertThat(messages()).contains("cloud INFO event 9").doesNotHaveDuplicates();
		assertThat(messages()).anyMatch((message) -> message.startsWith("cloud WARN with an exception"));
		assertThat(messages()).noneMatch((message) -> message.startsWith("cloud DEBUG"));
		assertThat(Files.readAllLines(file)).contains("file event 9")
			.anyMatch((line) -> line.startsWith("file Running with Spring Boot"));
		assertThat(output).contains("console with an exception").doesNotContain("console event");
	}

	@Test
	void insideAnAsynchronousAppender_everythingArrives_andAWarningSaysWhatThatMeans() throws IOException {
		write("logback-test-spring.xml", APPENDER.formatted("") + """
				<appender name="ASYNC" class="ch.qos.logback.classic.AsyncAppender">
				  <neverBlock>false</neverBlock><discardingThreshold>0</discardingThreshold>
				  <appender-ref ref="CLOUDWATCH"/>
				</appender>
				""" + CONSOLE + ROOT.formatted("ASYNC"));
		String output = runToTheEnd("--example.events=1000");
		assertThat(messages()).filteredOn((message) -> message.contains(": event ")).hasSize(1000);
		assertThat(messages()).doesNotHaveDuplicates()
			.anyMatch((message) -> message.endsWith(ExampleApplication.LAST_LINE));
		assertThat(output).containsOnlyOnce("The appender is inside [ASYNC]");
	}

	@Test
	void theAppenderIsSilent_whenTheStarterIsSwitchedOff() throws IOException {
		write("logback-test-spring.xml", APPENDER.formatted("") + CONSOLE + ROOT.formatted("CLOUDWATCH"));
		runToTheEnd("--cloudwatch.logging.enabled=false");
		assertThat(this.endpoint.requests()).isEmpty();
	}

	@Test
	void thereIsOneAppender_alsoWhereLogbackReadsTheFileBeforeSpringBootDoes() throws IOException {
		write("logback.xml",
				APPENDER.formatted("<logGroup>/xml/early</logGroup>") + CONSOLE + ROOT.formatted("CLOUDWATCH"));
		String classPath = this.directory + File.pathSeparator + System.getProperty("java.class.path");
		try (ChildApplication child = ChildApplication.startWith(classPath, this.endpoint.uri(),
				"--spring.main.web-application-type=none", "--example.events=10")) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
		}
		assertThat(messages()).anyMatch((message) -> message.contains("Starting ExampleApplication"))
			.anyMatch((message) -> message.endsWith(ExampleApplication.LAST_LINE))
			.doesNotHaveDuplicates();
	}

	@Test
	void theNewAppenderTakesOver_whenTheFileIsReadAgain() throws IOException {
		String appender = APPENDER.formatted("<encoder><pattern>%s %%msg</pattern></encoder>");
		write("scan.xml", appender.formatted("before") + CONSOLE + ROOT.formatted("CLOUDWATCH"));
		try (ChildApplication child = start("scan.xml", "--example.end=echo")) {
			child.awaitOutput("LOGGED");
			child.say("said before");
			write("scan.xml", appender.formatted("after") + CONSOLE + ROOT.formatted("CLOUDWATCH"));
			int[] said = new int[1];
			await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).until(() -> {
				child.say("said " + said[0]++);
				return messages().stream().anyMatch((message) -> message.startsWith("after said"));
			});
			assertThat(child.sayNoMore()).isZero();
			assertThat(messages()).contains("before said before", "after " + ExampleApplication.LAST_LINE);
			assertThat(messages().stream().filter((message) -> message.contains(" said "))).hasSize(said[0] + 1);
		}
	}

	@Test
	void theAppenderStays_whenTheChangedFileIsBroken() throws IOException {
		write("scan.xml", APPENDER.formatted("") + CONSOLE + ROOT.formatted("CLOUDWATCH"));
		try (ChildApplication child = start("scan.xml", "--example.end=echo")) {
			child.awaitOutput("LOGGED");
			Files.writeString(this.directory.resolve("scan.xml"),
					"<configuration scan='true' scanPeriod='100 milliseconds'><root");
			int[] said = new int[1];
			await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(30)).until(() -> {
				child.say("said " + said[0]++);
				return true;
			});
			assertThat(child.sayNoMore()).isZero();
			assertThat(messages().stream().filter((message) -> message.contains(" said "))).hasSize(said[0])
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void theApplicationDoesNotStart_andSaysWhy_whenTheFileSaysSomethingWrong() throws IOException {
		write("logback-test-spring.xml",
				APPENDER.formatted("<bufferMaxBytes>1KB</bufferMaxBytes>") + CONSOLE + ROOT.formatted("CLOUDWATCH"));
		try (ChildApplication child = start("logback-test-spring.xml")) {
			assertThat(child.awaitEnd()).isNotZero();
			assertThat(child.output()).contains("APPLICATION FAILED TO START", "cloudwatch.logging.buffer.max-bytes",
					"must be at least");
		}
	}

	private String runToTheEnd(String... arguments) {
		try (ChildApplication child = start("logback-test-spring.xml", arguments)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			return child.output();
		}
	}

	private ChildApplication start(String file, String... arguments) {
		List<String> all = new ArrayList<>(
				List.of("--logging.config=" + this.directory.resolve(file), "--spring.main.web-application-type=none"));
		all.addAll(Arrays.asList(arguments));
		return ChildApplication.start(this.endpoint, all.toArray(String[]::new));
	}

	private void write(String file, String configuration) throws IOException {
		Files.writeString(this.directory.resolve(file),
				"<configuration scan='true' scanPeriod='100 milliseconds'>\n" + configuration + "</configuration>\n");
	}

	private List<String> messages() {
		return this.endpoint.events().stream().map(StoredEvent::message).toList();
	}

}
