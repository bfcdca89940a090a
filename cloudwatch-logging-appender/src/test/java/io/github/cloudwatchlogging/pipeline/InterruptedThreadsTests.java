package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

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

/**
 * Threads that are interrupted log, too: what a file channel would not survive.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedThreadsTests {

	private static final int THREADS = 8;

	private static final int EVENTS = 1000;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final RecordingSink sink = new RecordingSink();

	private final AtomicInteger flagsLost = new AtomicInteger();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void nothingIsLost_andFilesStayUsable_whenThreadsAreInterrupted() throws Exception {
		PipelineConfig config = Configs.of("group", this.endpoint.uri()).limits(new BatchLimits(50, 100_000)).build();
		DiskConfig disk = new DiskConfig(this.directory, "application", 64 << 20, null, "group", "stream");
		LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(8 << 20), disk, () -> config, this.sink);
		pipeline.handOver(config);
		pipeline.release();
		this.endpoint.stopListening();
		logInterrupted(pipeline, 0);
		assertThat(pipeline.stats().queue().events()).isEqualTo(THREADS * EVENTS);
		this.endpoint.resumeListening();
		logInterrupted(pipeline, EVENTS);
		assertThat(pipeline.close(Duration.ofSeconds(30))).isZero();

		ConservationLaw.assertHolds(pipeline.stats());
		assertThat(this.flagsLost).as("interrupt flags lost").hasValue(0);
		assertThat(this.sink.warnings).noneMatch((message) -> message.contains("on disk"));
		List<String> expected = IntStream.range(0, THREADS)
			.boxed()
			.flatMap((thread) -> IntStream.range(0, 2 * EVENTS).mapToObj((i) -> thread + " " + i))
			.toList();
		assertThat(this.endpoint.events()).extracting(StoredEvent::message)
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	/** Interrupted before each call, and at any time by somebody else. */
	private void logInterrupted(LogPipeline pipeline, int first) throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			int number = i;
			threads.add(new Thread(() -> {
				for (int event = first; event < first + EVENTS; event++) {
					byte[] message = (number + " " + event).getBytes(StandardCharsets.UTF_8);
					Thread.currentThread().interrupt();
					pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, message,
							message.length);
					if (!Thread.interrupted()) {
						this.flagsLost.incrementAndGet();
					}
				}
			}));
		}
		threads.forEach(Thread::start);
		while (threads.stream().anyMatch(Thread::isAlive)) {
			threads.forEach(Thread::interrupt);
			Thread.yield();
		}
		for (Thread thread : threads) {
			thread.join();
		}
	}

}
