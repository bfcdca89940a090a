package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of a Spring Boot test that asks for delivery, in one JVM with everything else.
 */
@EmbeddedCloudWatchLogs
@SpringBootTest(classes = ExampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.application.name=with-delivery", "cloudwatch.logging.batch.linger=50ms",
				"cloudwatch.logging.log-group=/test/${spring.application.name}" })
class SpringTestWithDeliveryTests {

	private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory())
		.getLogger(SpringTestWithDeliveryTests.class);

	@Autowired
	private CloudWatchLogsEndpoint endpoint;

	@Autowired
	private LogPipeline pipeline;

	@Test
	void theStartIsDelivered() {
		awaitDelivered("Starting SpringTestWithDeliveryTests");
	}

	@Test
	void eventsAreDelivered_withTheirMdc() {
		MDC.put("requestId", "r-17");
		this.logger.info("with context");
		MDC.remove("requestId");
		awaitDelivered("[requestId=r-17]: with context");
	}

	@Test
	void theAppenderIsThereOnce_afterLogbackWasReset() {
		this.logger.getLoggerContext().reset();
		this.logger.info("after the reset");
		awaitDelivered("after the reset");
		assertThat(this.endpoint.events()).map(StoredEvent::message)
			.filteredOn((message) -> message.contains("after the reset"))
			.hasSize(1);
		Appender<ILoggingEvent> appender = this.logger.getLoggerContext()
			.getLogger(Logger.ROOT_LOGGER_NAME)
			.getAppender(AppenderInstaller.APPENDER_NAME);
		assertThat(appender).isNotNull();
	}

	@Test
	void ownReportsAreNotDelivered() {
		LoggerFactory.getLogger(Slf4jReportSink.LOGGER).warn("about myself");
		this.logger.info("about the application");
		awaitDelivered("about the application");
		assertThat(this.endpoint.events()).noneMatch((event) -> event.message().contains("about myself"));
	}

	@Test
	void theFiguresAddUp_andMatchWhatWasStored() {
		this.logger.info("counted");
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			DeliveryStats stats = this.pipeline.stats();
			assertThat(stats.queue().events()).isZero();
			assertThat(stats.events().accepted()).isEqualTo(stats.events().delivered());
		});
	}

	private void awaitDelivered(String text) {
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(this.endpoint.events("/test/with-delivery"))
				.anyMatch((event) -> event.message().contains(text)));
	}

}
