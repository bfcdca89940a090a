package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The end, whatever the endpoint does at that moment. No call's own timeout would end a
 * test in time, so each shows that the end waits no longer than it may.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTests extends FaultTestBase {

	private static final Duration NEVER = Duration.ofHours(1);

	private static final Duration SHORT = Duration.ofMillis(300);

	private enum Trouble {

		DOWN(CloudWatchLogsEndpoint::stopListening),

		HANG((endpoint) -> endpoint.faults().add(Fault.hang())),

		THROTTLED((endpoint) -> endpoint.faults().add(Fault.throttle())),

		UNAVAILABLE((endpoint) -> endpoint.faults().add(Fault.unavailable())),

		DENIED((endpoint) -> endpoint.faults().add(Fault.accessDenied("logs:PutLogEvents"))),

		EMPTY_SUCCESS((endpoint) -> endpoint.faults().add(Fault.emptySuccess())),

		HANGS_AFTERWARDS((endpoint) -> endpoint.faults().add(Fault.processThenHang()));

		private final Consumer<CloudWatchLogsEndpoint> begin;

		Trouble(Consumer<CloudWatchLogsEndpoint> begin) {
			this.begin = begin;
		}

	}

	@ParameterizedTest
	@CsvSource({ "400,", "408,", "409,ConflictException", "421,", "400,RequestExpired", "403,InvalidSignatureException",
			"400,ExpiredTokenException", "400,ThrottlingException", "500,InternalFailure" })
	void close_triesAgain_afterARefusalThatMayPass(int status, @Nullable String code) {
		LogPipeline pipeline = open(config(NEVER).linger(NEVER));
		append(pipeline, messages("event", 10));
		this.endpoint.faults().add(Fault.error(status, (code != null) ? code : "", "not now").times(1));
		assertThat(pipeline.close(PATIENT)).isZero();
		assertThat(stored()).hasSize(10);
	}

	@ParameterizedTest
	@EnumSource
	void close_accountsForEachEvent_whenTheEndpointIsInTrouble(Trouble trouble) {
		LogPipeline pipeline = open(config(NEVER).limits(new BatchLimits(30, BatchLimits.SERVICE.maxBytes())));
		deliverFirst(pipeline);
		trouble.begin.accept(this.endpoint);
		append(pipeline, messages("event", 100));
		assertThat(pipeline.close(SHORT)).isEqualTo(100);
		append(pipeline, messages("late", 10));
		EventCounts events = pipeline.stats().events();
		assertThat(events.delivered()).isOne();
		assertThat(events.dropped(DropReason.CLOSED) + events.dropped(DropReason.OUTCOME_UNKNOWN)).isEqualTo(110);
		assertThat(events.dropped(DropReason.CLOSED)).isGreaterThanOrEqualTo(10);
		assertThat(pipeline.stats().state()).isEqualTo(DeliveryState.CLOSED);
	}

	@Test
	void close_delivers_whenTheTroubleEndsInTime() {
		LogPipeline pipeline = open(config(NEVER).backoff(Duration.ofHours(1), Duration.ofHours(1)));
		deliverFirst(pipeline);
		this.endpoint.faults().add(Fault.unavailable().times(3));
		append(pipeline, messages("event", 100));
		assertThat(pipeline.close(NEVER)).isZero();
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void lastEvents_areDelivered_byPipelinesThatLiveForAMoment() {
		for (int round = 0; round < 20; round++) {
			LogPipeline pipeline = open(config().logStream("stream-" + round));
			append(pipeline, "last words " + round);
			assertThat(pipeline.close(PATIENT)).isZero();
			append(pipeline, "too late " + round);
			assertThat(pipeline.stats().events().delivered()).isOne();
			assertThat(pipeline.stats().events().dropped(DropReason.CLOSED)).isOne();
		}
		assertThat(stored()).containsExactlyElementsOf(messages("last words", 20));
		await().untilAsserted(() -> assertThat(ownThreads()).isEmpty());
	}

	@Test
	void pipelines_leaveNoThreadBehind_whenTheEndpointHangs() {
		this.endpoint.faults().add(Fault.hang());
		for (int round = 0; round < 20; round++) {
			// A call that connects at the moment when its client is closed is not broken
			// off by that; it ends by its own timeout.
			LogPipeline pipeline = open(config(Duration.ofSeconds(2)).maxInFlight(3));
			append(pipeline, "event " + round);
			assertThat(pipeline.close(Duration.ofMillis(10))).isOne();
		}
		await().untilAsserted(() -> assertThat(ownThreads()).isEmpty());
	}

	@Test
	void close_losesTrackOfNothing_whileOthersLog() throws Exception {
		LogPipeline pipeline = open(config());
		pipeline.release();
		ExecutorService others = Executors.newFixedThreadPool(8);
		CountDownLatch started = new CountDownLatch(8);
		List<Future<?>> logging = new ArrayList<>();
		for (int thread = 0; thread < 8; thread++) {
			String name = "thread " + thread;
			logging.add(others.submit(() -> {
				started.countDown();
				append(pipeline, messages(name, 1_000));
			}));
		}
		started.await();
		pipeline.close(PATIENT);
		for (Future<?> thread : logging) {
			thread.get(30, TimeUnit.SECONDS);
		}
		others.shutdown();
		EventCounts events = pipeline.stats().events();
		assertThat(events.accepted()).isEqualTo(8_000);
		assertThat(events.delivered() + events.dropped(DropReason.CLOSED)).isEqualTo(8_000);
		assertThat(stored()).hasSize((int) events.delivered()).doesNotHaveDuplicates();
	}

	/** Their names, and what they do. */
	private static List<String> ownThreads() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().getName().startsWith("cloudwatch-logging-delivery"))
			.map((entry) -> entry.getKey().getName() + " " + Arrays.toString(entry.getValue()))
			.toList();
	}

}
