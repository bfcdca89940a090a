package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.FaultyDisk.Operation;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of what a dead process has left behind, of whatever age and in whatever
 * state.
 */
class LeftoverTests extends DiskFaultTestBase {

	private static final long NOW = System.currentTimeMillis();

	private static final long TOO_OLD = NOW - TimeUnit.DAYS.toMillis(15);

	@Test
	void eventsThatTheServiceWouldRefuse_areRejectedWithoutACall() {
		leaveBehind(config(HOUR), TOO_OLD, messages("old", 10));
		long calls = this.endpoint.requestCount("PutLogEvents");
		LogPipeline pipeline = open(disk());
		await().until(() -> pipeline.stats().events().rejected(RejectReason.TOO_OLD) == 10);
		await()
			.until(() -> this.sink.infos.stream().anyMatch((info) -> info.endsWith("0 were delivered, 10 rejected")));
		pipeline.close(PATIENT);
		assertThat(this.endpoint.requestCount("PutLogEvents")).isEqualTo(calls);
		assertThat(pipeline.stats().events().recovered()).isEqualTo(10);
		assertThat(batches()).isEmpty();
	}

	@Test
	void ofABatchThatIsTooOldInPart_theServiceDecides() {
		this.endpoint.stopListening();
		LogPipeline first = open(disk(), config(HOUR));
		long border = NOW - TimeUnit.DAYS.toMillis(14);
		append(first, border - TimeUnit.HOURS.toMillis(1), "old");
		append(first, border + TimeUnit.HOURS.toMillis(1), "young");
		first.close(Duration.ZERO);
		this.endpoint.resumeListening();
		LogPipeline second = open(disk());
		awaitDelivered(second, 1);
		assertThat(second.stats().events().rejected(RejectReason.TOO_OLD)).isOne();
		assertThat(stored()).containsExactly("young");
	}

	@Test
	void eventsGoWhereTheyWereToGo_whenTheConfigurationHasChanged() {
		leaveBehind(Configs.of("before", this.endpoint.uri()).logStream("old").linger(HOUR), messages("event", 10));
		LogPipeline pipeline = open(disk(), Configs.of("after", this.endpoint.uri()).logStream("new"));
		awaitDelivered(pipeline, 10);
		assertThat(this.endpoint.events()).extracting(StoredEvent::logGroup).containsOnly("before");
		assertThat(this.endpoint.events()).extracting(StoredEvent::logStream).containsOnly("old");
	}

	@Test
	void aFileOfALaterVersion_isLeftAlone_andItsNeighboursAreDelivered() throws IOException {
		leaveThreeBatches();
		Path file = batches().get(1);
		byte[] later = laterVersion(Files.readAllBytes(file));
		Files.write(file, later);
		LogPipeline pipeline = open(disk());
		awaitDelivered(pipeline, 20);
		pipeline.close(PATIENT);
		assertThat(file).hasBinaryContent(later);
		assertThat(batches()).containsExactly(file);
		assertThat(pipeline.stats().events().dropped()).isZero();
	}

	@Test
	void aFileWhoseHeaderIsDamaged_isSetAside_andCounted() throws IOException {
		leaveThreeBatches();
		Path file = batches().get(1);
		byte[] bytes = Files.readAllBytes(file);
		int records = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00f8");
		Arrays.fill(bytes, 20, records, (byte) 'x');
		Files.write(file, bytes);
		LogPipeline pipeline = open(disk());
		awaitDelivered(pipeline, 20);
		await().until(() -> setAside().size() == 1);
		assertThat(pipeline.stats().events().dropped(DropReason.UNREADABLE)).isEqualTo(10);
		pipeline.close(PATIENT);
		assertThat(batches()).isEmpty();
	}

	@Test
	void filesOfOthers_areNotTouched_andThoseWithoutEventsDisappear() throws IOException {
		leaveThreeBatches();
		Path process = Objects.requireNonNull(batches().get(0).getParent());
		Path foreign = Files.writeString(process.resolve("notes.txt"), "mine");
		byte[] bytes = Files.readAllBytes(batches().get(0));
		int records = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00f8");
		Files.write(process.resolve("0000000000000000100.batch"), Arrays.copyOf(bytes, records));
		Files.createFile(process.resolve("0000000000000000101.batch"));
		LogPipeline pipeline = open(disk());
		awaitDelivered(pipeline, 30);
		await().until(() -> batches().stream().noneMatch((file) -> file.startsWith(process)));
		pipeline.close(PATIENT);
		assertThat(foreign).hasContent("mine");
		assertThat(setAside()).isEmpty();
		assertThat(pipeline.stats().events().dropped()).isZero();
	}

	@Test
	void twoPipelinesOfOneJvm_shareADirectory() {
		LogPipeline first = open(disk(), config(Duration.ZERO).logStream("first"));
		LogPipeline second = open(disk(), config(Duration.ZERO).logStream("second"));
		append(first, messages("first", 100));
		append(second, messages("second", 100));
		first.close(PATIENT);
		second.close(PATIENT);
		assertThat(first.stats().events().recovered() + second.stats().events().recovered()).isZero();
		assertThat(stored()).hasSize(200).doesNotHaveDuplicates();
	}

	@Test
	void whatHasNamesThatCannotBeResolved_isDroppedOnce_andWarnedAbout() {
		leaveBehindBeforeTheHandOver("{nope}", messages("lost", 10));
		leaveBehind(config(HOUR), messages("event", 10));
		LogPipeline pipeline = open(disk());
		awaitDelivered(pipeline, 10);
		await().until(() -> pipeline.stats().events().dropped(DropReason.INVALID) == 10);
		pipeline.close(PATIENT);
		assertThat(batches()).isEmpty();
		assertThat(setAside()).as("somebody may know the placeholder").hasSize(1);
		assertThat(this.sink.warnings).filteredOn((warning) -> warning.contains("{nope}"))
			.singleElement()
			.asString()
			.contains("the log group {nope} and the log stream stream are dropped", "unknown placeholder");
	}

	@Test
	void whatHasANameThatTheServiceRefuses_isDroppedOnce_butNothingThatIsLive() {
		leaveThreeBatches();
		this.endpoint.faults()
			.add(Fault
				.error(400, "InvalidParameterException",
						"1 validation error detected: Value 'stream' at 'logStreamName' failed to satisfy constraint")
				.on("PutLogEvents"));
		LogPipeline pipeline = open(disk());
		append(pipeline, messages("live", 10));
		await().until(() -> pipeline.stats().events().dropped(DropReason.INVALID) == 30);
		await().until(() -> pipeline.stats().destinations().get(0).calls().calls() > 0);
		assertThat(pipeline.stats().queue().events()).isEqualTo(10);
		assertThat(this.sink.warnings).filteredOn((warning) -> warning.contains("dropped"))
			.singleElement()
			.asString()
			.contains("the log group group and the log stream stream are dropped", "refuses 'logStreamName'");
		this.endpoint.faults().clear();
		pipeline.flush(PATIENT);
		assertThat(stored()).containsExactlyInAnyOrderElementsOf(messages("live", 10));
		pipeline.close(PATIENT);
		assertThat(batches()).isEmpty();
	}

	@Test
	void whatMayNotBeWrittenToItsStream_waits() {
		leaveThreeBatches();
		this.endpoint.faults().add(Fault.accessDenied("logs:PutLogEvents"));
		LogPipeline pipeline = open(disk());
		await().until(() -> this.sink.warnings.stream().anyMatch((warning) -> warning.contains("grant")));
		assertThat(pipeline.stats().events().dropped()).isZero();
		this.endpoint.faults().clear();
		awaitDelivered(pipeline, 30);
	}

	@Test
	void aFileThatCannotBeReadAtTheStart_isDeliveredLater() {
		leaveThreeBatches();
		FaultyDisk disk = disk();
		disk.fail(Operation.READ, 2);
		LogPipeline pipeline = open(disk);
		awaitDelivered(pipeline, 30);
		await()
			.untilAsserted(() -> assertThat(this.sink.infos).filteredOn((info) -> info.contains("none waits any more"))
				.satisfiesExactly((info) -> assertThat(info).endsWith("10 were delivered"),
						(info) -> assertThat(info).endsWith("20 were delivered")));
		pipeline.close(PATIENT);
		assertThat(batches()).isEmpty();
	}

	/** As a process does whose configuration is wrong, so that it does not start. */
	private void leaveBehindBeforeTheHandOver(String logGroup, List<String> messages) {
		DiskConfig disk = new DiskConfig(this.directory, "application", 64 << 20, null, logGroup, "stream");
		LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(8 << 20), disk, () -> {
			throw new IllegalStateException("not complete");
		}, this.sink);
		append(pipeline, messages);
		pipeline.close(Duration.ZERO);
	}

	private void leaveThreeBatches() {
		List<String> messages = new ArrayList<>(messages("event", 30));
		leaveBehind(config(HOUR).limits(new io.github.cloudwatchlogging.buffer.BatchLimits(10, 1 << 20)), messages);
	}

	/** Both copies of the header say so, and their checksums are right. */
	private static byte[] laterVersion(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		int length = 8 + 4 + 4 + buffer.getInt(12) + 4;
		for (int start = 0; start < 2 * length; start += length) {
			buffer.putInt(start + 8, 99);
			CRC32C crc = new CRC32C();
			crc.update(bytes, start + 8, length - 12);
			buffer.putInt(start + length - 4, (int) crc.getValue());
		}
		return bytes;
	}

}
