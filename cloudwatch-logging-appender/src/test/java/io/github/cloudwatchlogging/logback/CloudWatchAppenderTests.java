package io.github.cloudwatchlogging.logback;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.pipeline.PipelineThreads;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CloudWatchAppender} as it is used in a plain {@code logback.xml}.
 */
class CloudWatchAppenderTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final LoggerContext context = new LoggerContext();

	@TempDir
	private Path directory;

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

	@Test
	void append_countsAnEventWithoutText() throws JoranException {
		configure(pattern("%msg%n"));
		logger().info("");
		logger().info("\n\n");
		logger().info("text");
		this.context.stop();
		assertThat(messages()).containsExactly("text");
	}

	@Test
	void append_cutsAnOversizeMessage_betweenTwoCharacters() throws JoranException {
		configure(pattern("%msg%n"));
		logger().info("x".repeat(BatchLimits.MAX_MESSAGE_BYTES - 2) + "\uD83D\uDE00");
		this.context.stop();
		assertThat(messages()).containsExactly("x".repeat(BatchLimits.MAX_MESSAGE_BYTES - 2));
	}

	@Test
	void append_writesUtf8_whateverTheEncoderIsSetTo() throws JoranException {
		configure("<encoder><pattern>%msg%n</pattern><charset>ISO-8859-1</charset></encoder>");
		logger().info("Zoë €");
		this.context.stop();
		assertThat(messages()).containsExactly("Zoë €");
	}

	@Test
	void append_keepsTheTimeOfTheEvent() throws JoranException {
		configure("");
		long before = System.currentTimeMillis();
		logger().info("hello");
		this.context.stop();
		assertThat(this.endpoint.events()).singleElement()
			.satisfies((event) -> assertThat(event.timestamp()).isBetween(before, System.currentTimeMillis()));
	}

	@Test
	void append_showsTheMdc() throws JoranException {
		configure("");
		this.context.getMDCAdapter().put("user", "ann");
		logger().info("hello");
		this.context.stop();
		assertThat(messages()).singleElement().asString().endsWith("orders [user=ann]: hello");
	}

	@Test
	void append_leavesOutWhatIsBelowTheThreshold() throws JoranException {
		configure("<threshold>WARN</threshold>" + pattern("%msg%n"));
		logger().info("info");
		logger().warn("warn");
		logger().error("error");
		this.context.stop();
		assertThat(messages()).containsExactly("warn", "error");
	}

	@Test
	void append_leavesOutOurOwnEvents_withRootAtDebug() throws JoranException, InterruptedException {
		configure("<linger>1 millisecond</linger>" + pattern("%msg%n"));
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.DEBUG);
		this.context.getLogger("io.github.cloudwatchlogging").warn("our report");
		Thread thread = new PipelineThreads("test").newThread(() -> logger().info("from our thread"));
		thread.start();
		thread.join();
		this.context.getLogger("software.amazon.awssdk.request").info("the application's own S3 trouble");
		this.context.stop();
		assertThat(messages()).containsExactly("the application's own S3 trouble");
	}

	@Test
	void start_warnsButNeverFails_withoutALogGroup() {
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(this.context);
		appender.start();
		assertThat(appender.isStarted()).isFalse();
		assertOneWarning("<logGroup> is not set");
	}

	@Test
	void start_warnsButNeverFails_withABadTemplate() throws JoranException {
		configure("<logStream>{hots}</logStream>");
		assertOneWarning("<logStream> has the unknown placeholder '{hots}'");
		assertThatCode(() -> logger().info("nowhere to go")).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<linger>2 days</linger>", "<region>EU (Frankfurt)</region>",
			"<endpoint>localhost</endpoint>", "<endpoint>no url</endpoint>", "<bufferMaxBytes>1KB</bufferMaxBytes>",
			"<bufferMaxDiskBytes>10KB</bufferMaxDiskBytes>",
			"<bufferFsyncInterval>1 millisecond</bufferFsyncInterval>" })
	void start_namesTheElement_whoseValueCannotBeUsed(String element) throws JoranException {
		configure("<bufferDirectory>" + this.directory + "</bufferDirectory>" + element);
		assertOneWarning(element.substring(0, element.indexOf('>') + 1) + " ");
		assertThatCode(() -> logger().info("nowhere to go")).doesNotThrowAnyException();
	}

	@Test
	void aDirectoryBelowTheHomeDirectory_cannotBeAbbreviated() throws JoranException {
		configure("<bufferDirectory>~/logs</bufferDirectory>");
		assertOneWarning("<bufferDirectory> must not begin with '~', which only a shell understands:"
				+ " write ${user.home} instead");
	}

	@Test
	void anEmptyDirectory_isNone() throws JoranException {
		configure("<bufferDirectory>${no.such.property:-}</bufferDirectory>");
		assertThat(appender().settings().bufferDirectory()).isNull();
		logger().info("hello");
		this.context.stop();
		assertThat(messages()).hasSize(1);
	}

	@Test
	void events_areKeptOnDisk_andForcedToIt() throws JoranException {
		configure("<bufferDirectory>" + this.directory
				+ "</bufferDirectory><bufferFsyncInterval>50 milliseconds</bufferFsyncInterval>");
		logger().info("hello");
		assertThat(appender().settings().bufferFsyncInterval()).isEqualTo(Duration.ofMillis(50));
		assertThat(this.directory).isDirectoryRecursivelyContaining("glob:**.batch");
		this.context.stop();
		assertThat(messages()).singleElement().asString().endsWith("hello");
	}

	@Test
	void trouble_isAWarning_neverAnError() throws JoranException {
		this.endpoint.faults().add(Fault.accessDenied("logs:PutLogEvents"));
		configure("<linger>1 millisecond</linger>");
		logger().info("hello");
		await().untilAsserted(() -> assertOneWarning("grant logs:PutLogEvents"));
	}

	@Test
	void stop_mayBeCalledTwice_andStartAgainDeliversAgain() throws JoranException {
		configure(pattern("%msg%n"));
		CloudWatchAppender appender = appender();
		logger().info("first");
		appender.stop();
		appender.stop();
		logger().info("between");
		appender.start();
		logger().info("second");
		appender.stop();
		assertThat(messages()).containsExactly("first", "second");
	}

	private static String pattern(String pattern) {
		return "<encoder><pattern>" + pattern + "</pattern></encoder>";
	}

	private Logger logger() {
		return this.context.getLogger("orders");
	}

	private CloudWatchAppender appender() {
		Appender<ILoggingEvent> appender = this.context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CLOUDWATCH");
		assertThat(appender).isInstanceOf(CloudWatchAppender.class);
		return (CloudWatchAppender) appender;
	}

	private List<String> messages() {
		return this.endpoint.events("plain").stream().map(StoredEvent::message).toList();
	}

	private void assertOneWarning(String text) {
		List<Status> statuses = this.context.getStatusManager().getCopyOfStatusList();
		assertThat(statuses).noneMatch((status) -> status.getEffectiveLevel() == Status.ERROR);
		assertThat(statuses).filteredOn((status) -> status.getEffectiveLevel() == Status.WARN)
			.singleElement()
			.satisfies((status) -> assertThat(status.getMessage()).contains(text));
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
