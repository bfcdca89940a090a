package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.AwsLogSender;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.file.ProcessDirectories;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Pipelines that keep events on a disk that can be made to fail, and the law that holds
 * for them at the end of each test, whatever went wrong.
 */
abstract class DiskFaultTestBase {

	static final Duration PATIENT = Duration.ofSeconds(30);

	static final Duration HOUR = Duration.ofHours(1);

	final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	final RecordingSink sink = new RecordingSink();

	private final List<LogPipeline> pipelines = new ArrayList<>();

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.endpoint.faults().clear();
		for (LogPipeline pipeline : this.pipelines) {
			ConservationLaw.assertAddsUp(pipeline.stats());
			pipeline.close(Duration.ZERO);
			ConservationLaw.assertAddsUp(pipeline.stats());
		}
		this.endpoint.close();
	}

	final FaultyDisk disk() {
		return new FaultyDisk(new ProcessDirectories(this.directory, "application", Instant.now()));
	}

	final LogPipeline open(FaultyDisk disk) {
		return open(disk, config(Duration.ZERO));
	}

	final LogPipeline open(FaultyDisk disk, PipelineConfig.Builder config) {
		return open(disk, config, BufferConfig.dropOldest(8 << 20), 64 << 20);
	}

	final LogPipeline open(FaultyDisk disk, PipelineConfig.Builder config, BufferConfig buffer, long maxBytes) {
		PipelineConfig built = config.build();
		DiskConfig settings = new DiskConfig(this.directory, "application", maxBytes, null, built.logGroup(),
				built.logStream());
		LogPipeline pipeline = new LogPipeline(buffer, new DiskWork(settings, disk), () -> built, this.sink,
				Ticker.system(), Clock.systemUTC(), new PipelineThreads("delivery"),
				(any) -> new AwsLogSender(any.client(), any.createLogGroup(), any.createLogStream(), Ticker.system()));
		this.pipelines.add(pipeline);
		pipeline.handOver(built);
		pipeline.release();
		return pipeline;
	}

	final PipelineConfig.Builder config(Duration linger) {
		return Configs.of("group", this.endpoint.uri()).linger(linger);
	}

	/** Leaves events on disk as a process does that ends while nothing can be sent. */
	final void leaveBehind(PipelineConfig.Builder config, List<String> messages) {
		leaveBehind(config, System.currentTimeMillis(), messages);
	}

	final void leaveBehind(PipelineConfig.Builder config, long timestamp, List<String> messages) {
		this.endpoint.stopListening();
		FaultyDisk disk = disk();
		// What others have left behind is not for this one.
		disk.fail(FaultyDisk.Operation.ADOPT);
		LogPipeline pipeline = open(disk, config);
		messages.forEach((message) -> append(pipeline, timestamp, message));
		pipeline.close(Duration.ZERO);
		assertThat(pipeline.stats().queue().events()).isEqualTo(messages.size());
		this.endpoint.resumeListening();
	}

	static void append(LogPipeline pipeline, List<String> messages) {
		messages.forEach((message) -> append(pipeline, System.currentTimeMillis(), message));
	}

	static void append(LogPipeline pipeline, long timestamp, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		pipeline.append(DestinationKey.DEFAULT, timestamp, EventLevel.INFO, bytes, bytes.length);
	}

	static List<String> messages(String name, int count) {
		return IntStream.range(0, count).mapToObj((i) -> name + " " + i).toList();
	}

	final List<String> stored() {
		return this.endpoint.events().stream().map(StoredEvent::message).toList();
	}

	final void awaitDelivered(LogPipeline pipeline, long events) {
		await().atMost(PATIENT)
			.untilAsserted(() -> assertThat(pipeline.stats().events().delivered()).isEqualTo(events));
	}

	/** The files that hold batches; not those that are set aside. */
	final List<Path> batches() {
		return files().stream()
			.filter((path) -> path.toString().endsWith(".batch") && !path.toString().contains("set-aside"))
			.toList();
	}

	final List<Path> setAside() {
		return files().stream().filter((path) -> path.toString().contains("set-aside")).toList();
	}

	private List<Path> files() {
		try (Stream<Path> paths = Files.walk(this.directory)) {
			return paths.filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException | UncheckedIOException ex) {
			// A directory has disappeared meanwhile.
			return files();
		}
	}

}
