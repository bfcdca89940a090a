package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of a pipeline that keeps events on disk, with the disk of this machine.
 */
class DiskBufferTests {

	private static final Duration PATIENT = Duration.ofSeconds(30);

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final RecordingSink sink = new RecordingSink();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void events_areDelivered_andLeaveNoFile() {
		LogPipeline pipeline = open("stream");
		append(pipeline, 1000);
		assertThat(pipeline.close(PATIENT)).isZero();
		ConservationLaw.assertHolds(pipeline.stats());
		assertThat(stored("stream")).containsExactlyInAnyOrderElementsOf(messages(1000));
		assertThat(files()).isEmpty();
	}

	@Test
	void events_areInAFile_whenTheCallReturns() throws IOException {
		LogPipeline pipeline = open("stream", Duration.ofHours(1));
		append(pipeline, 3);
		assertThat(files()).anySatisfy((file) -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
			.contains("event 0", "event 2"));
		pipeline.close(PATIENT);
	}

	@Test
	void whatIsLeftAtTheEnd_isDeliveredToTheSameStream_byTheNext() {
		LogPipeline first = open("{uuid}");
		this.endpoint.stopListening();
		append(first, 1000);
		assertThat(first.close(Duration.ofMillis(100))).isZero();
		ConservationLaw.assertHolds(first.stats());
		assertThat(first.stats().queue().events()).isEqualTo(1000);
		this.endpoint.resumeListening();

		LogPipeline second = open("another");
		await().until(() -> second.stats().events().delivered() == 1000);
		assertThat(second.stats().events().recovered()).isEqualTo(1000);
		second.close(PATIENT);
		ConservationLaw.assertHolds(second.stats());
		List<StoredEvent> events = this.endpoint.events();
		assertThat(events).extracting(StoredEvent::message).isEqualTo(messages(1000));
		assertThat(events).extracting(StoredEvent::logStream)
			.doesNotContain("another")
			.containsOnly(events.get(0).logStream());
		assertThat(files()).isEmpty();
		assertThat(this.sink.infos).anyMatch((message) -> message.contains("1000 events that earlier processes"));
	}

	@Test
	void aPoisonedBatch_isDivided_andItsFileGoesWithTheLastPart() {
		this.endpoint.faults().add(Fault.poison((message) -> message.equals("event 77")));
		LogPipeline pipeline = open("stream");
		append(pipeline, 200);
		pipeline.close(PATIENT);
		ConservationLaw.assertHolds(pipeline.stats());
		assertThat(stored("stream")).hasSize(199).doesNotHaveDuplicates();
		assertThat(pipeline.stats().events().dropped(DropReason.INVALID)).isEqualTo(1);
		assertThat(files()).isEmpty();
	}

	@Test
	void aDeletedDirectory_isReplaced_andWhatWasInItIsRescued() throws IOException {
		LogPipeline pipeline = open("stream", Duration.ofHours(1));
		append(pipeline, 100);
		try (Stream<Path> paths = Files.walk(this.directory)) {
			paths.sorted((a, b) -> b.compareTo(a))
				.filter((path) -> !path.equals(this.directory))
				.forEach((path) -> path.toFile().delete());
		}
		await().untilAsserted(() -> assertThat(this.sink.infos).anyMatch((message) -> message.contains("again")));
		append(pipeline, 100);
		assertThat(files()).isNotEmpty();
		pipeline.close(PATIENT);
		ConservationLaw.assertHolds(pipeline.stats());
		assertThat(stored("stream")).hasSize(200);
		assertThat(pipeline.stats().events().delivered()).isEqualTo(200);
	}

	@Test
	void aDiskThatTakesNothing_isNoReasonToStop() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		LogPipeline pipeline = open(file, "stream", Duration.ZERO);
		append(pipeline, 100);
		pipeline.close(PATIENT);
		assertThat(stored("stream")).containsExactlyInAnyOrderElementsOf(messages(100));
		assertThat(this.sink.warnings).anyMatch((message) -> message.contains("Cannot keep events on disk in " + file));
	}

	@Test
	void theFigures_sayWhyNothingIsKeptOnDisk_untilItWorksAgain() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		LogPipeline pipeline = open(file, "stream", Duration.ZERO);
		String reason = file + " is a file, not a directory";
		assertThat(pipeline.stats().diskFailure()).isEqualTo(reason);
		await().untilAsserted(() -> assertThat(this.sink.warnings).anyMatch((warning) -> warning.contains(reason)));
		Files.delete(file);
		await().untilAsserted(() -> assertThat(pipeline.stats().diskFailure()).isNull());
		pipeline.close(PATIENT);
		assertThat(pipeline.stats().diskFailure()).as("after the end").isNull();
	}

	private LogPipeline open(String stream) {
		return open(stream, Duration.ZERO);
	}

	private LogPipeline open(String stream, Duration linger) {
		return open(this.directory, stream, linger);
	}

	private LogPipeline open(Path directory, String stream, Duration linger) {
		// One call at a time keeps the order.
		PipelineConfig config = Configs.of("group", this.endpoint.uri())
			.logStream(stream)
			.linger(linger)
			.maxInFlight(1)
			.build();
		DiskConfig disk = new DiskConfig(directory, "application", 8 << 20, null, "group", stream);
		LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(8 << 20), disk, () -> config, this.sink);
		pipeline.handOver(config);
		pipeline.release();
		return pipeline;
	}

	private static void append(LogPipeline pipeline, int count) {
		long now = System.currentTimeMillis();
		for (String message : messages(count)) {
			byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
			pipeline.append(DestinationKey.DEFAULT, now, EventLevel.INFO, bytes, bytes.length);
		}
	}

	private static List<String> messages(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "event " + i).toList();
	}

	private List<String> stored(String stream) {
		return this.endpoint.events()
			.stream()
			.filter((event) -> event.logStream().equals(stream))
			.map(StoredEvent::message)
			.toList();
	}

	private List<Path> files() {
		try (Stream<Path> paths = Files.walk(this.directory)) {
			return paths.filter(Files::isRegularFile).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
