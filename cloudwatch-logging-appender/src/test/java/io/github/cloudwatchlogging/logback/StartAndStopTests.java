package io.github.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.util.Duration;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Logback configured and stopped again and again, as by a developer who edits and
 * restarts.
 */
class StartAndStopTests {

	private static final int ROUNDS = 20;

	private static final java.time.Duration ATTEMPT_TIMEOUT = java.time.Duration.ofSeconds(20);

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@BeforeAll
	static void credentials() {
		System.setProperty("aws.accessKeyId", "test");
		System.setProperty("aws.secretAccessKey", "test");
	}

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void lastEvent_ofEachRound_isDelivered_andNoThreadIsLeft() {
		for (int round = 0; round < ROUNDS; round++) {
			LoggerContext context = start(round, "10 seconds");
			context.getLogger("orders").info("only event");
			context.stop();
		}
		assertThat(this.endpoint.events()).hasSize(ROUNDS).extracting(StoredEvent::message).containsOnly("only event");
		await().untilAsserted(() -> assertThat(ownThreads()).isEmpty());
	}

	@Test
	void noThread_isLeft_whenTheEndpointHangs() {
		this.endpoint.faults().add(Fault.hang());
		for (int round = 0; round < ROUNDS; round++) {
			LoggerContext context = start(round, "20 milliseconds");
			context.getLogger("orders").info("only event");
			context.stop();
			context.getLogger("orders").info("after the end");
		}
		assertThat(this.endpoint.events()).isEmpty();
		// A call that is just connecting when its client is closed ends by its own
		// timeout.
		await().atMost(ATTEMPT_TIMEOUT.plusSeconds(10)).untilAsserted(() -> assertThat(ownThreads()).isEmpty());
	}

	private LoggerContext start(int round, String shutdownTimeout) {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(new LogbackMDCAdapter());
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(context);
		appender.setEncoder(Encoders.pattern(context, "%msg"));
		appender.setLogGroup("group");
		appender.setLogStream("stream-" + round);
		appender.setRegion("eu-central-1");
		appender.setEndpoint(this.endpoint.uri().toString());
		appender.setShutdownTimeout(Duration.valueOf(shutdownTimeout));
		appender.start();
		context.getLogger("orders").addAppender(appender);
		return context;
	}

	private static List<String> ownThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("cloudwatch-logging-"))
			.toList();
	}

}
