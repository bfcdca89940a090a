package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.pipeline.FaultyDisk.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A disk that is full, or fails again and again, stops nothing, loses nothing and does
 * not fill the log.
 */
class FullDiskTests extends DiskFaultTestBase {

	private static final String TOLD = "Cannot keep events on disk";

	@Test
	void eventsAreKeptInMemory_whileTheDiskIsFull_andOnDiskAgain_whenThereIsRoom() {
		FaultyDisk disk = disk();
		disk.fill(20_000);
		this.endpoint.stopListening();
		LogPipeline pipeline = open(disk, config(HOUR));
		append(pipeline, messages("first", 1000));
		await().until(() -> !this.sink.warnings.isEmpty());
		disk.mend();
		await().until(() -> this.sink.infos.stream().anyMatch((info) -> info.contains("again")));
		append(pipeline, messages("second", 100));
		assertThat(batches()).anySatisfy((file) -> assertThat(file).content().contains("second 99"));
		this.endpoint.resumeListening();
		assertThat(pipeline.close(PATIENT)).isZero();
		assertThat(stored()).hasSize(1100).doesNotHaveDuplicates();
		assertThat(pipeline.stats().events().delivered()).isEqualTo(1100);
		assertThat(pipeline.stats().allocatedBytes()).isZero();
		assertThat(this.sink.warnings).filteredOn((warning) -> warning.contains(TOLD)).hasSize(1);
		assertThat(batches()).isEmpty();
	}

	@Test
	void aDiskThatFailsEverySecond_isToldOfOnce_andLosesNothing() {
		FaultyDisk disk = disk();
		AtomicInteger writes = new AtomicInteger();
		disk.fail(Operation.WRITE, (name) -> writes.incrementAndGet() % 5 == 0);
		LogPipeline pipeline = open(disk, config(Duration.ofMillis(50)));
		int[] appended = new int[1];
		await().pollInterval(Duration.ofMillis(20)).until(() -> {
			append(pipeline, List.of("event " + appended[0]++));
			return writes.get() > 25;
		});
		assertThat(pipeline.close(PATIENT)).isZero();
		assertThat(stored()).hasSize(appended[0]).doesNotHaveDuplicates();
		assertThat(this.sink.warnings).filteredOn((warning) -> warning.contains(TOLD)).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void thePolicyOfTheBufferHolds_inMemory_whileTheDiskIsFull(OverflowPolicy policy) {
		FaultyDisk disk = disk();
		disk.fill(0);
		this.endpoint.stopListening();
		BufferConfig buffer = new BufferConfig(256 * 1024, policy, Duration.ofMillis(1), null);
		LogPipeline pipeline = open(disk, config(HOUR), buffer, 8 << 20);
		String padding = " ".repeat(1000);
		append(pipeline, messages("event" + padding, 1000));
		ConservationLaw.assertHolds(pipeline.stats());
		this.endpoint.resumeListening();
		assertThat(pipeline.close(PATIENT)).isZero();
		List<String> stored = stored().stream().filter((message) -> message.startsWith("event")).toList();
		assertThat(stored).contains("event" + padding + ((policy == OverflowPolicy.DROP_OLDEST) ? " 999" : " 0"))
			.doesNotHaveDuplicates();
		assertThat(pipeline.stats().events().dropped(DropReason.BUFFER_FULL)).isPositive()
			.isEqualTo(1000 - stored.size());
	}

}
