package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.cloudwatchlogging.OwnThread;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Log groups and streams that somebody deletes while events are delivered to them.
 */
class DeletedGroupTests extends FaultTestBase {

	private static final BatchLimits SMALL = new BatchLimits(20, BatchLimits.SERVICE.maxBytes());

	@Test
	void group_isCreatedAnew_whileCallsAreUnderWay() {
		LogPipeline pipeline = open(config().limits(SMALL).maxInFlight(4));
		deliverFirst(pipeline);
		// As often as not the group vanishes between the arrival of a call and its
		// answer.
		this.endpoint.faults().add(Fault.latency(Duration.ofHours(1)).on("PutLogEvents").times(4));
		append(pipeline, messages("event", 1_000));
		await().until(() -> pipeline.stats().calls().inFlight() == 4);
		this.endpoint.deleteLogGroup("group");
		this.endpoint.faults().clear();
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isBetween(2L, 1L + 4);
		assertThat(this.endpoint.logStreams("group")).containsExactly("stream");
	}

	@Test
	void stream_isCreatedAnew_inTheGroupThatIsThere() {
		LogPipeline pipeline = open(config().limits(SMALL));
		deliverFirst(pipeline);
		append(pipeline, messages("before", 100));
		try (CloudWatchLogsClient somebody = SdkClient.of(this.endpoint)) {
			somebody.deleteLogStream((request) -> request.logGroupName("group").logStreamName("stream"));
		}
		append(pipeline, messages("after", 100));
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isOne();
	}

	@Test
	void group_isCreatedTwiceASecondAtMost_whenItIsDeletedAgainAndAgain() {
		LogPipeline pipeline = open(config().limits(SMALL));
		long start = System.nanoTime();
		for (int round = 0; round < 5; round++) {
			append(pipeline, messages("round " + round, 50));
			this.endpoint.deleteLogGroup("group");
			append(pipeline, messages("round " + round + " later", 50));
			assertThat(pipeline.flush(PATIENT)).isZero();
		}
		assertNothingLostNorRepeated(pipeline);
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isLessThanOrEqualTo(atMostUntilNow(start));
	}

	@Test
	void group_thatIsNotReadyWhenItsCreationWasConfirmed_isWaitedFor() {
		LogPipeline pipeline = open(config());
		this.endpoint.faults()
			.add(Fault
				.error(400, "OperationAbortedException",
						"A conflicting operation is currently in progress against this resource.")
				.on("CreateLogGroup")
				.times(2));
		this.endpoint.faults()
			.add(Fault.error(400, "ResourceNotFoundException", "The specified log group does not exist.")
				.on("CreateLogStream")
				.times(5));
		deliverFirst(pipeline);
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void streams_whoseCreationIsThrottled_areCreatedLater() {
		LogPipeline pipeline = open(config());
		this.endpoint.faults().add(Fault.throttle().on("CreateLogStream").times(5));
		append(pipeline, messages("event", 100));
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void group_isCreatedByOne_whenTwoPipelinesWantIt() {
		for (int round = 0; round < 10; round++) {
			LogPipeline one = open(config().logStream("one"));
			LogPipeline two = open(config().logStream("two"));
			String name = "round " + round;
			append(one, messages(name + " one", 10));
			append(two, messages(name + " two", 10));
			CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> one.flush(PATIENT), OwnThread.EXECUTOR);
			CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> two.flush(PATIENT),
					OwnThread.EXECUTOR);
			assertThat(first.join() + second.join()).isZero();
			assertThat(one.stats().events().delivered() + two.stats().events().delivered()).isEqualTo(20);
			assertThat(this.endpoint.logStreams("group")).containsExactly("one", "two");
			assertThat(this.sink.warnings).isEmpty();
			one.close(PATIENT);
			two.close(PATIENT);
			this.endpoint.deleteLogGroup("group");
		}
		assertThat(stored()).hasSize(10 * 20).doesNotHaveDuplicates();
	}

	/** The first creation, and one in each half second that has passed. */
	private static long atMostUntilNow(long start) {
		return 1 + Duration.ofNanos(System.nanoTime() - start).toMillis() / 500;
	}

}
