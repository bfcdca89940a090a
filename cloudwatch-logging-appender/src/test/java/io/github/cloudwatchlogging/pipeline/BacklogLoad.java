package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.delivery.LogSender;
import io.github.cloudwatchlogging.delivery.SendResult;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BufferedEvent;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.file.BatchDirectory;
import io.github.cloudwatchlogging.file.BatchFileName;
import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.BatchHeader;
import io.github.cloudwatchlogging.file.BatchOrigin;
import io.github.cloudwatchlogging.file.BatchWriter;
import io.github.cloudwatchlogging.file.ProcessDirectories;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program that finds a backlog on disk when it starts, and logs while that is
 * delivered. Prints figures.
 */
final class BacklogLoad {

	private static final int EVENTS = 1000;

	private static final int MESSAGE_BYTES = 1000;

	private static final String LIVE = "live ";

	private BacklogLoad() {
	}

	/** Writes files as a process leaves them that dies. */
	static void write(Path root, int files) throws IOException {
		BatchOrigin origin = new BatchOrigin("default", "group", "dead", Map.of());
		byte[] message = " ".repeat(MESSAGE_BYTES).getBytes(StandardCharsets.US_ASCII);
		byte[] record = new byte[BatchFormat.RECORD_OVERHEAD + MESSAGE_BYTES];
		int length = BatchFormat.record(record, System.currentTimeMillis(), EventLevel.INFO, message, MESSAGE_BYTES);
		try (BatchDirectory directory = new ProcessDirectories(root, "application", Instant.now()).create()) {
			for (int i = 0; i < files; i++) {
				byte[] content = Arrays.copyOf(BatchFormat.header(new BatchHeader(i, origin)), 1 << 20);
				int at = BatchFormat.header(new BatchHeader(i, origin)).length;
				for (int j = 0; j < EVENTS; j++, at += length) {
					System.arraycopy(record, 0, content, at, length);
				}
				try (BatchWriter writer = directory.create(BatchFileName.of(i))) {
					writer.write(content, at);
				}
			}
		}
	}

	/** Arguments: the directory, and how many files are in it. */
	public static void main(String[] args) throws InterruptedException {
		long expected = Long.parseLong(args[1]) * EVENTS;
		Sender sender = new Sender();
		PipelineConfig config = Configs.of("group").logStream("live").linger(Duration.ofMillis(100)).build();
		DiskConfig settings = new DiskConfig(Path.of(args[0]), "application", 16L << 30, null, "group", "live");
		long heap = Runtime.getRuntime().maxMemory();
		long start = System.nanoTime();
		LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(heap / 8), new DiskWork(settings), () -> config,
				new RecordingSink(), Ticker.system(), Clock.systemUTC(), new PipelineThreads("delivery"),
				(any) -> sender);
		pipeline.handOver(config);
		pipeline.release();
		long logged = 0;
		// Some live events wait at any time: the end delivers them.
		while (deliveredOfBacklog(pipeline) < expected) {
			byte[] message = (LIVE + System.nanoTime()).getBytes(StandardCharsets.US_ASCII);
			pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, message,
					message.length);
			logged++;
			TimeUnit.MILLISECONDS.sleep(10);
		}
		pipeline.close(Duration.ofSeconds(10));
		List<Long> delays = sender.delays;
		Collections.sort(delays);
		System.out.println("lost " + (expected + logged - pipeline.stats().events().delivered()) + ", live p99 "
				+ TimeUnit.NANOSECONDS.toMillis(delays.get((int) (delays.size() * 0.99))) + " ms, live max "
				+ TimeUnit.NANOSECONDS.toMillis(delays.get(delays.size() - 1)) + " ms, recovered "
				+ pipeline.stats().events().recovered() + " in "
				+ TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms, most heap after a collection "
				+ (sender.heap.get() >> 20) + " MB");
	}

	private static long deliveredOfBacklog(LogPipeline pipeline) {
		return pipeline.stats()
			.destinations()
			.stream()
			.filter((each) -> each.key().equals(DestinationKey.RECOVERED))
			.mapToLong((each) -> each.events().delivered())
			.sum();
	}

	/** Takes a while for each call, as a service does. */
	private static final class Sender implements LogSender {

		private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());

		private final AtomicLong heap = new AtomicLong();

		private final AtomicLong calls = new AtomicLong();

		@Override
		public SendResult send(Destination destination, Batch batch) {
			List<BufferedEvent> events = batch.events();
			try {
				TimeUnit.MILLISECONDS.sleep(20);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			if (this.calls.incrementAndGet() % 500 == 0) {
				System.gc();
				Runtime runtime = Runtime.getRuntime();
				this.heap.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
			}
			long now = System.nanoTime();
			events.stream()
				.map(BufferedEvent::message)
				.filter((message) -> message.startsWith(LIVE))
				.forEach((message) -> this.delays.add(now - Long.parseLong(message.substring(LIVE.length()))));
			return new SendResult.Accepted(RejectedEvents.NONE);
		}

		@Override
		public void close() {
		}

	}

}
