package io.github.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way of an event, from a logger to the endpoint. At the end of each test the
 * figures are held against what the endpoint has stored.
 */
abstract class LogbackFaultTestBase {

	static final Duration PATIENT = Duration.ofSeconds(60);

	final long seed = System.nanoTime();

	final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	final LoggerContext context = new LoggerContext();

	final LogPipeline pipeline = SoakPipelines.start(this.endpoint, BufferConfig.dropOldest(64 << 20));

	final Logger logger = this.context.getLogger("orders");

	@BeforeEach
	void attach() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		attach(this.logger, Encoders.pattern(this.context, "%msg%n"));
	}

	final CloudWatchAppender attach(Logger logger, Encoder<ILoggingEvent> encoder) {
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(this.context);
		appender.setPipeline(this.pipeline);
		appender.setEncoder(encoder);
		appender.start();
		logger.addAppender(appender);
		return appender;
	}

	@AfterEach
	void figuresAreTrue() {
		assertThat(this.pipeline.close(PATIENT)).isZero();
		ConservationLaw.assertHolds(this.pipeline.stats());
		assertThat(stored()).as("seed %d", this.seed).hasSize((int) events().delivered());
		assertThat(this.endpoint.requests()).extracting(ReceivedRequest::errorCode)
			.as("refusals, seed %d", this.seed)
			.doesNotContain("InvalidParameterException");
		this.endpoint.close();
	}

	final void deliver() {
		assertThat(this.pipeline.flush(PATIENT)).as("seed %d", this.seed).isZero();
	}

	final EventCounts events() {
		return this.pipeline.stats().events();
	}

	final List<String> stored() {
		return this.endpoint.events().stream().map(StoredEvent::message).toList();
	}

	final HashSet<String> distinct() {
		return new HashSet<>(stored());
	}

}
