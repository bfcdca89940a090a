package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.pipeline.FaultyDisk.Operation;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ClosingReport}: its words.
 */
class ClosingReportTests extends DiskFaultTestBase {

	private static final Duration SHORT = Duration.ofMillis(400);

	@Test
	void nothing_isSaid_whenEverythingIsDelivered() {
		LogPipeline pipeline = open(disk());
		append(pipeline, messages("event", 5));
		assertThat(ClosingLines.of(pipeline, PATIENT)).isEmpty();
	}

	@Test
	void whatIsKept_isNamed_withTheReason() {
		this.endpoint.stopListening();
		LogPipeline pipeline = open(disk());
		append(pipeline, messages("event", 5));
		awaitFailure(pipeline);
		assertThat(ClosingLines.of(pipeline, SHORT)).hasLineCount(1)
			.containsPattern(
					"CloudWatch Logging: 5 events are kept on disk, for the next start to deliver \\(\\w+, .+\\)");
	}

	@Test
	void whatIsLost_isNamed_withTheReasons_whenTheDiskDoesNotWork() {
		this.endpoint.stopListening();
		FaultyDisk disk = disk();
		disk.fail(Operation.CREATE_DIRECTORY);
		LogPipeline pipeline = open(disk);
		append(pipeline, messages("event", 1));
		awaitFailure(pipeline);
		assertThat(ClosingLines.of(pipeline, SHORT)).hasLineCount(1)
			.containsPattern("CloudWatch Logging: 1 event could not be delivered before the end \\(\\w+, .+\\),"
					+ " nor kept on disk \\(Input/output error at CREATE_DIRECTORY\\)");
	}

	@Test
	void whatWasKeptBeforeTheDiskFailed_isNamed_besideWhatIsLost() {
		this.endpoint.stopListening();
		FaultyDisk disk = disk();
		LogPipeline pipeline = open(disk, config(HOUR));
		append(pipeline, messages("kept", 3));
		disk.fill(0);
		append(pipeline, messages("lost", 2));
		assertThat(ClosingLines.of(pipeline, SHORT).lines()).satisfiesExactly(
				(line) -> assertThat(line).contains("2 events could not be delivered before the end (")
					.endsWith("), nor kept on disk (No space left on device)"),
				(line) -> assertThat(line).endsWith("3 events are kept on disk, for the next start to deliver"));
	}

	@Test
	void whatEarlierProcessesHadLeft_isNamed_withoutAReason_whenItWouldHaveTakenTime() {
		leaveBehind(config(HOUR), messages("dead", 5));
		this.endpoint.faults().add(Fault.hang());
		LogPipeline pipeline = open(disk());
		await().until(() -> pipeline.stats().calls().inFlight() == 1);
		assertThat(ClosingLines.of(pipeline, SHORT)).isEqualTo("CloudWatch Logging: 5 events are kept on disk,"
				+ " for the next start to deliver" + System.lineSeparator());
	}

	@Test
	void troubleThatIsOver_isNoReason() {
		FaultyDisk disk = disk();
		disk.fail(Operation.WRITE);
		this.endpoint.faults().add(Fault.throttle().times(1));
		LogPipeline pipeline = open(disk, config(HOUR));
		append(pipeline, List.of("delivered"));
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertThat(pipeline.stats().calls().lastFailure()).isNotNull();
		this.endpoint.faults().add(Fault.hang());
		append(pipeline, List.of("lost"));
		assertThat(ClosingLines.of(pipeline, Duration.ZERO)).contains("1 event could not be delivered before the end")
			.doesNotContain("Throttling");
	}

	@Test
	void aReason_isThatOfTheEventsThatAreLost() {
		leaveBehind(Configs.of("denied", this.endpoint.uri()).linger(HOUR), messages("dead", 3));
		this.endpoint.faults().add(Fault.accessDenied("logs:PutLogEvents").onLogGroup("denied"));
		FaultyDisk disk = disk();
		disk.fail(Operation.WRITE);
		LogPipeline pipeline = open(disk);
		awaitFailure(pipeline);
		this.endpoint.faults().add(Fault.hang().onLogGroup("group"));
		append(pipeline, List.of("live"));
		// What is denied is tried again while the other call hangs.
		assertThat(ClosingLines.of(pipeline, Duration.ofSeconds(2)).lines()).satisfiesExactly(
				(line) -> assertThat(line).contains("1 event could not be delivered before the end (", "nor kept on")
					.doesNotContain("AccessDenied"),
				(line) -> assertThat(line).contains("3 events are kept on disk"));
	}

	private static void awaitFailure(LogPipeline pipeline) {
		await().until(() -> pipeline.stats().calls().lastFailure() != null);
	}

}
