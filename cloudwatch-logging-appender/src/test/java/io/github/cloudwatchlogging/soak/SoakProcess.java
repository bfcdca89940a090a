package io.github.cloudwatchlogging.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import io.github.cloudwatchlogging.soak.SharedMemory.Word;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A program that logs on several threads, keeps its events on disk, and tells what it
 * does in shared memory. Ends when its standard input does.
 */
final class SoakProcess implements ReportSink {

	static final String GROUP = "soak";

	private static final int BURST = 500;

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final int run;

	private final SharedMemory memory;

	private final LogPipeline pipeline;

	private volatile boolean ending;

	private SoakProcess(Path directory, long diskBytes, URI endpoint, Path memory, int run) throws IOException {
		this.run = run;
		this.memory = new SharedMemory(memory);
		ClientSettings client = new ClientSettings("eu-central-1", null, endpoint,
				StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")), Duration.ofSeconds(2),
				List.of());
		PipelineConfig config = PipelineConfig.builder(GROUP, client)
			.logStream(stream(run))
			.linger(Duration.ofMillis(100))
			.limits(new BatchLimits(1000, 200_000))
			.backoff(Duration.ofMillis(10), Duration.ofMillis(200))
			.build();
		DiskConfig disk = new DiskConfig(directory, "soak", diskBytes, null, GROUP, stream(run));
		this.pipeline = new LogPipeline(BufferConfig.dropOldest(16 << 20), disk, () -> config, this);
		this.pipeline.handOver(config);
		this.pipeline.release();
	}

	/** The stream to which a process delivers. */
	static String stream(int run) {
		return "run-" + run;
	}

	public static void main(String[] arguments) throws Exception {
		SoakProcess process = new SoakProcess(Path.of(arguments[0]), Long.parseLong(arguments[1]),
				URI.create(arguments[2]), Path.of(arguments[3]), Integer.parseInt(arguments[4]));
		System.exit(process.untilInputEnds() ? 0 : 1);
	}

	private boolean untilInputEnds() throws Exception {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < SharedMemory.THREADS; i++) {
			int number = i;
			threads.add(new Thread(() -> log(number)));
		}
		threads.add(new Thread(this::flush));
		threads.add(new Thread(this::publish));
		threads.forEach(Thread::start);
		while (System.in.read() >= 0) {
			continue;
		}
		this.ending = true;
		for (Thread thread : threads) {
			thread.join();
		}
		this.pipeline.close(CLOSE_TIMEOUT);
		figures();
		return this.memory.get(Word.BROKEN) == 0;
	}

	private void log(int thread) {
		long number = 0;
		long bursts = 0;
		long probes = 0;
		while (!this.ending) {
			int events = (this.memory.get(Word.LOGGING) != 0) ? 1 : 0;
			if (this.memory.get(Word.BURSTS) > bursts) {
				bursts++;
				events += BURST;
			}
			if (this.memory.get(Word.PROBES) > probes) {
				probes++;
				events += 1;
			}
			for (int i = 0; i < events; i++) {
				append(thread, number++);
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

	private void append(int thread, long number) {
		byte[] bytes = new SoakEvent(this.run, thread, number).text().getBytes(StandardCharsets.UTF_8);
		EventLevel level = EventLevel.values()[(int) (number % EventLevel.values().length)];
		this.memory.started(thread, number + 1);
		this.pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), level, bytes, bytes.length);
		this.memory.returned(thread, number + 1);
	}

	private void flush() {
		long flushes = 0;
		while (!this.ending) {
			if (this.memory.get(Word.FLUSHES) > flushes) {
				flushes++;
				this.pipeline.flush(Duration.ofMillis(50));
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

	private void publish() {
		while (!this.ending) {
			figures();
			LockSupport.parkNanos(10 * PAUSE);
		}
	}

	private void figures() {
		DeliveryStats stats = this.pipeline.stats();
		try {
			ConservationLaw.assertAddsUp(stats);
		}
		catch (AssertionError ex) {
			ex.printStackTrace();
			this.memory.set(Word.BROKEN, 1);
		}
		this.memory.set(Word.DROPPED, stats.events().dropped() - stats.events().dropped(DropReason.INVALID));
		this.memory.set(Word.QUEUED, stats.queue().events());
		this.memory.increment(Word.FIGURES);
	}

	@Override
	public void warn(String message) {
		System.out.println("warned: " + message);
		if (message.startsWith("Cannot keep events on disk")) {
			this.memory.increment(Word.FAILURES);
		}
	}

	@Override
	public void info(String message) {
		System.out.println("told: " + message);
		if (message.startsWith("Events are kept on disk")) {
			this.memory.increment(Word.RETURNS);
		}
	}

	@Override
	public String howToSwitchOff() {
		return "end the program";
	}

}
