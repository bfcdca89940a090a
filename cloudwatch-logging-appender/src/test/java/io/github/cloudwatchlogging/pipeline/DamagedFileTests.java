package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.pipeline.FaultyDisk.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of events whose file somebody deletes or changes, or the disk does not
 * give back.
 */
class DamagedFileTests extends DiskFaultTestBase {

	private FaultyDisk disk;

	@BeforeEach
	void createDisk() {
		this.disk = disk();
	}

	/** Three files of ten events wait. */
	private LogPipeline openWithThreeFiles() {
		this.endpoint.stopListening();
		LogPipeline pipeline = open(this.disk,
				config(HOUR).limits(new io.github.cloudwatchlogging.buffer.BatchLimits(10, 1 << 20)));
		append(pipeline, messages("event", 30));
		pipeline.flush(Duration.ZERO);
		await().until(() -> this.disk.open.get() <= 1);
		return pipeline;
	}

	@Test
	void aDeletedFile_isCounted_andDoesNotKeepOthersWaiting() throws IOException {
		LogPipeline pipeline = openWithThreeFiles();
		Files.delete(events("event 10"));
		this.endpoint.resumeListening();
		awaitDelivered(pipeline, 20);
		pipeline.close(PATIENT);
		assertThat(pipeline.stats().events().dropped(DropReason.UNREADABLE)).isEqualTo(10);
		assertThat(stored()).hasSize(20).doesNotHaveDuplicates().doesNotContain("event 10", "event 19");
		assertThat(pipeline.stats().allocatedBytes()).isZero();
		assertThat(batches()).isEmpty();
		assertThat(setAside()).isEmpty();
	}

	@Test
	void theNeighboursOfADamagedEvent_areDelivered_andTheFileIsSetAside() throws IOException {
		LogPipeline pipeline = openWithThreeFiles();
		damage(events("event 10"), "event 15");
		this.endpoint.resumeListening();
		awaitDelivered(pipeline, 29);
		pipeline.close(PATIENT);
		assertThat(pipeline.stats().events().dropped(DropReason.UNREADABLE)).isEqualTo(1);
		assertThat(stored()).hasSize(29).doesNotHaveDuplicates().doesNotContain("event 15");
		assertThat(batches()).isEmpty();
		assertThat(setAside()).singleElement()
			.satisfies((file) -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("event 14",
					"event 16"));
	}

	@Test
	void aFileThatIsNothingAnyMore_isCounted() throws IOException {
		LogPipeline pipeline = openWithThreeFiles();
		Files.write(events("event 10"), new byte[100]);
		this.endpoint.resumeListening();
		awaitDelivered(pipeline, 20);
		pipeline.close(PATIENT);
		assertThat(pipeline.stats().events().dropped(DropReason.UNREADABLE)).isEqualTo(10);
		assertThat(batches()).isEmpty();
	}

	@Test
	void aFileThatCannotBeReadForAWhile_isDeliveredLater() {
		LogPipeline pipeline = openWithThreeFiles();
		this.disk.fail(Operation.READ);
		this.endpoint.resumeListening();
		await().until(() -> this.disk.calls(Operation.READ) > 2);
		this.disk.mend();
		pipeline.flush(PATIENT);
		awaitDelivered(pipeline, 30);
		assertThat(stored()).containsExactlyInAnyOrderElementsOf(messages("event", 30));
	}

	@Test
	void aFileThatCanNeverBeRead_isSetAside_onceOthersCanBe() throws IOException {
		LogPipeline pipeline = openWithThreeFiles();
		String name = String.valueOf(events("event 10").getFileName());
		this.disk.fail(Operation.READ, name::equals);
		long reads = this.disk.calls(Operation.READ);
		await().until(() -> this.disk.calls(Operation.READ) > reads + 4);
		this.endpoint.resumeListening();
		awaitDelivered(pipeline, 20);
		// Only now is it known that others can still be read.
		append(pipeline, List.of("afterwards"));
		pipeline.flush(Duration.ZERO);
		await().atMost(PATIENT).until(() -> pipeline.stats().events().dropped(DropReason.UNREADABLE) == 10);
		assertThat(stored()).hasSize(21).contains("afterwards");
		assertThat(setAside()).singleElement().satisfies((file) -> assertThat(file).content().contains("event 10"));
	}

	private Path events(String message) throws IOException {
		for (Path each : batches()) {
			if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(message)) {
				return each;
			}
		}
		throw new IOException("no file has " + message);
	}

	private static void damage(Path file, String message) throws IOException {
		int at = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf(message);
		try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
			random.seek(at);
			random.write('X');
		}
	}

}
