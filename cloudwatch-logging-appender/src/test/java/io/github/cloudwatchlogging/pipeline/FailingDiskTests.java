package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;

import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.pipeline.FaultyDisk.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever the disk does not do: each event is delivered once, and nothing is left.
 */
class FailingDiskTests extends DiskFaultTestBase {

	private static final BatchLimits TEN = new BatchLimits(10, BatchLimits.SERVICE.maxBytes());

	@ParameterizedTest
	@EnumSource
	void nothingIsLostNorRepeated_whenAnOperationFailsForAWhile(Operation operation) {
		FaultyDisk disk = disk();
		this.endpoint.stopListening();
		LogPipeline pipeline = open(disk, config(Duration.ofMillis(10)).limits(TEN));
		append(pipeline, messages("before", 95));
		disk.fail(operation);
		append(pipeline, messages("meanwhile", 100));
		this.endpoint.resumeListening();
		append(pipeline, messages("then", 100));
		await().pollDelay(Duration.ofMillis(300)).until(() -> true);
		disk.mend();
		append(pipeline, messages("afterwards", 5));
		pipeline.flush(PATIENT);
		awaitDelivered(pipeline, 300);
		await().atMost(PATIENT).untilAsserted(() -> assertThat(pipeline.stats().allocatedBytes()).isZero());
		assertThat(stored()).hasSize(300).doesNotHaveDuplicates();
		pipeline.close(PATIENT);
		assertThat(pipeline.stats().events().dropped()).isZero();
		assertThat(batches()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 10, 60 })
	void aRecordThatIsWrittenInPart_isNotDelivered_norWhatStandsBehindIt(int room) {
		FaultyDisk disk = disk();
		this.endpoint.stopListening();
		LogPipeline pipeline = open(disk, config(HOUR));
		append(pipeline, messages("before", 10));
		disk.fill(room);
		// It cannot be cut off either.
		disk.fail(Operation.CUT);
		append(pipeline, messages("afterwards", 10));
		this.endpoint.resumeListening();
		pipeline.close(PATIENT);
		assertThat(stored()).hasSize(20).doesNotHaveDuplicates();
	}

}
