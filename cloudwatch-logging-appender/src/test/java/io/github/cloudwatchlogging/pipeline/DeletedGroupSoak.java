package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody deletes the log group five times a second, for a minute.
 */
@Tag("soak")
class DeletedGroupSoak extends FaultTestBase {

	private static final int DELETIONS = 300;

	@Test
	void nothingIsLost_andTheGroupIsCreatedTwiceASecondAtMost() throws InterruptedException {
		LogPipeline pipeline = open(config().linger(Duration.ofMillis(50)));
		pipeline.release();
		long start = System.nanoTime();
		for (int round = 0; round < DELETIONS; round++) {
			append(pipeline, messages("round " + round, 100));
			TimeUnit.MILLISECONDS.sleep(200);
			this.endpoint.deleteLogGroup("group");
		}
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
		long created = this.endpoint.requestCount("CreateLogGroup");
		long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
		System.out
			.println(DELETIONS + " deletions, " + created + " calls of CreateLogGroup in " + seconds + " seconds");
		assertThat(created).isLessThanOrEqualTo(1 + 2 * (seconds + 1));
	}

}
