package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;

import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.boot.actuate.CloudWatchLoggingDescriptor;
import io.github.cloudwatchlogging.boot.actuate.CloudWatchLoggingEndpoint;
import io.github.cloudwatchlogging.boot.health.CloudWatchLoggingHealthIndicator;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that endpoint, health and meters of an application show what the service has
 * stored, through an outage and the loss of its log group.
 */
@EmbeddedCloudWatchLogs
@SpringBootTest(classes = ExampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK,
		properties = { "spring.application.name=observed", "cloudwatch.logging.batch.linger=50ms",
				"cloudwatch.logging.delivery.max-backoff=500ms",
				"management.endpoints.web.exposure.include=cloudwatchlogging" })
class ObservedOutageTests {

	private static final Duration PATIENT = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(ObservedOutageTests.class);

	@Autowired
	private CloudWatchLogsEndpoint endpoint;

	@Autowired
	private CloudWatchLoggingEndpoint actuator;

	@Autowired
	private CloudWatchLoggingHealthIndicator health;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private LogPipeline pipeline;

	/** The figures are those of the JVM, in which other tests have run. */
	private long deliveredBefore;

	private long storedBefore;

	@BeforeEach
	void settle() {
		assertThat(this.pipeline.flush(PATIENT)).isZero();
		this.deliveredBefore = this.pipeline.stats().events().delivered();
		this.storedBefore = this.endpoint.events().size();
	}

	@Test
	void theFiguresMatchWhatWasStored_afterAnOutage() {
		this.endpoint.stopListening();
		log(50);
		await().atMost(PATIENT).until(() -> this.pipeline.stats().state() == DeliveryState.RETRYING);
		CloudWatchLoggingDescriptor during = this.actuator.delivery();
		assertThat(during.state()).isEqualTo("RETRYING");
		assertThat(during.queue().events()).isPositive();
		assertThat(during.delivery().lastFailure()).isNotNull();
		this.endpoint.resumeListening();
		assertFiguresMatch(50);
	}

	@Test
	void theFiguresMatchWhatWasStored_afterTheLogGroupWasDeleted() {
		log(10);
		assertFiguresMatch(10);
		this.endpoint.logGroups().forEach(this.endpoint::deleteLogGroup);
		log(10);
		assertFiguresMatch(20);
	}

	private void log(int events) {
		for (int i = 0; i < events; i++) {
			logger.info("observed {}", i);
		}
	}

	private void assertFiguresMatch(int logged) {
		await().atMost(PATIENT).untilAsserted(() -> {
			DeliveryStats stats = this.pipeline.stats();
			long stored = this.endpoint.events().size() - this.storedBefore;
			assertThat(stats.queue().events()).isZero();
			assertThat(stored).isGreaterThanOrEqualTo(logged);
			assertThat(stats.events().delivered() - this.deliveredBefore).isEqualTo(stored);
		});
		CloudWatchLoggingDescriptor shown = this.actuator.delivery();
		assertThat(shown.events().delivered()).isEqualTo(this.pipeline.stats().events().delivered());
		assertThat(shown.events().accepted()).isEqualTo(shown.events().delivered() + sum(shown));
		double metered = this.meters.get("cloudwatch.logging.events")
			.tag("outcome", "delivered")
			.functionCounters()
			.stream()
			.mapToDouble(FunctionCounter::count)
			.sum();
		assertThat(metered).isEqualTo(shown.events().delivered());
		assertThat(this.health.health(true)).extracting(Health::getStatus).isEqualTo(Status.UP);
	}

	private static long sum(CloudWatchLoggingDescriptor shown) {
		return shown.events().rejected().values().stream().mapToLong(Long::longValue).sum()
				+ shown.events().dropped().values().stream().mapToLong(Long::longValue).sum();
	}

}
