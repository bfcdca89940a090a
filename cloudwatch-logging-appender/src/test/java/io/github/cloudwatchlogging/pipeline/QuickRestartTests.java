package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Pipelines of one JVM that end as soon as they have begun, as those of an application
 * that is deployed again and again.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QuickRestartTests {

	private static final int PIPELINES = 100;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void theNext_findsEverything_whenOthersEndWhileTheyBegin() throws IOException {
		this.endpoint.stopListening();
		for (int i = 0; i < PIPELINES; i++) {
			LogPipeline pipeline = open();
			append(pipeline, "event " + i);
			LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
			assertThat(pipeline.close(Duration.ZERO)).isZero();
			ConservationLaw.assertHolds(pipeline.stats());
		}
		this.endpoint.resumeListening();
		LogPipeline last = open();
		await().until(() -> last.stats().events().delivered() == PIPELINES);
		assertThat(last.close(Duration.ofSeconds(30))).isZero();
		assertThat(this.endpoint.events()).extracting(StoredEvent::message)
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, PIPELINES).mapToObj((i) -> "event " + i).toList());
		assertThat(paths()).isEmpty();
	}

	@Test
	void nothingIsLeftOnDisk_whenEachDeliversItsOwn() throws IOException {
		for (int i = 0; i < PIPELINES; i++) {
			LogPipeline pipeline = open();
			for (int j = 0; j < 3; j++) {
				append(pipeline, i + " " + j);
			}
			assertThat(pipeline.close(Duration.ofSeconds(30))).isZero();
			assertThat(paths()).isEmpty();
		}
		assertThat(this.endpoint.events()).hasSize(3 * PIPELINES);
	}

	private LogPipeline open() {
		PipelineConfig config = Configs.of("group", this.endpoint.uri()).limits(new BatchLimits(1, 1000)).build();
		DiskConfig disk = new DiskConfig(this.directory, "application", 64 << 20, null, "group", "stream");
		LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(8 << 20), disk, () -> config,
				new RecordingSink());
		pipeline.handOver(config);
		pipeline.release();
		return pipeline;
	}

	private static void append(LogPipeline pipeline, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, bytes, bytes.length);
	}

	/** All that is below the directory of the application. */
	private List<Path> paths() throws IOException {
		try (Stream<Path> paths = Files.walk(this.directory)) {
			return paths.filter((path) -> this.directory.relativize(path).getNameCount() > 1).toList();
		}
	}

}
