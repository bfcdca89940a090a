package io.github.cloudwatchlogging.pipeline;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process that keeps its events on disk and does what it is told. Its threads log some
 * 20,000 events per second together, from the first moment on.
 */
final class LoggingProcess {

	private static final int BURST = 10;

	private static final long PAUSE_NANOS = Duration.ofMillis(4).toNanos();

	private final int number;

	private final Witness witness;

	private final LogPipeline pipeline;

	private final RecordingSink sink = new RecordingSink();

	private final List<Thread> threads = new ArrayList<>();

	private final List<FileInputStream> grabbed = new ArrayList<>();

	private @Nullable File grabbing;

	private volatile boolean logging;

	private LoggingProcess(Settings settings) throws IOException {
		this.number = settings.number();
		this.witness = new Witness(settings.witness());
		PipelineConfig config = Configs.of("group", settings.endpoint())
			.logStream(Settings.STREAM)
			.limits(settings.limits())
			.maxInFlight(settings.maxInFlight())
			.linger(Duration.ofMillis(5))
			.build();
		DiskConfig disk = new DiskConfig(settings.directory(), "application", 256 << 20, null, "group",
				Settings.STREAM);
		this.pipeline = new LogPipeline(BufferConfig.dropOldest(32 << 20), disk, () -> config, this.sink);
		log();
		LockSupport.parkNanos(settings.hold().toNanos());
		this.pipeline.handOver(config);
		this.pipeline.release();
	}

	public static void main(String[] args) {
		try {
			LoggingProcess process = new LoggingProcess(Settings.of(args));
			System.out.println("ready");
			Scanner in = new Scanner(System.in);
			while (in.hasNext()) {
				System.out.println(process.apply(in.next(), in.nextLong()));
			}
		}
		catch (Throwable ex) {
			// The threads that log would keep the process alive.
			ex.printStackTrace();
			Runtime.getRuntime().halt(1);
		}
	}

	private String apply(String command, long argument) throws Exception {
		return switch (command) {
			case "log" -> log();
			case "pause" -> pause();
			case "await-recovered" -> awaitRecovered(argument);
			case "grab-descriptors" -> grabDescriptors();
			case "free-descriptors" -> freeDescriptors();
			case "await-failure" -> awaitFailure();
			case "await-disk" -> awaitDisk();
			case "close" -> close(argument);
			default -> throw new IllegalArgumentException(command);
		};
	}

	private String log() {
		this.logging = true;
		for (int i = 0; i < Witness.THREADS; i++) {
			int thread = i;
			this.threads.add(new Thread(() -> log(thread)));
		}
		this.threads.forEach(Thread::start);
		return "logging";
	}

	private void log(int thread) {
		long last = this.witness.returned(thread);
		while (this.logging) {
			for (int i = 0; i < BURST; i++) {
				last++;
				byte[] bytes = new LoggedEvent(this.number, thread, last).message().getBytes(StandardCharsets.UTF_8);
				this.pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, bytes,
						bytes.length);
				this.witness.returned(thread, last);
			}
			LockSupport.parkNanos(PAUSE_NANOS);
		}
	}

	private String pause() throws InterruptedException {
		this.logging = false;
		for (Thread thread : this.threads) {
			thread.join();
		}
		this.threads.clear();
		return "paused";
	}

	/** Until all that others have left behind is delivered. */
	private String awaitRecovered(long events) {
		long start = System.nanoTime();
		await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(60)).until(() -> {
			DeliveryStats stats = this.pipeline.stats();
			return stats.events().recovered() >= events && stats.queue().events() == 0;
		});
		return Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis());
	}

	/** Takes all file descriptors there are. */
	private String grabDescriptors() throws Exception {
		loadClasses();
		this.grabbing = Files.createTempFile("grabbed", null).toFile();
		grab();
		return Integer.toString(this.grabbed.size());
	}

	private void grab() {
		try {
			while (this.grabbing != null) {
				this.grabbed.add(new FileInputStream(this.grabbing));
			}
		}
		catch (IOException ex) {
			// There are no more.
		}
	}

	/** A class that is loaded without a descriptor is missing for ever. */
	private static void loadClasses() throws Exception {
		Path root = Path.of(LogPipeline.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		List<Path> files;
		try (var paths = Files.walk(root)) {
			files = paths.filter((path) -> path.toString().matches(".*(buffer|file|pipeline).[^/]*\\.class")).toList();
		}
		for (Path each : files) {
			String name = root.relativize(each).toString().replaceAll("[/\\\\]", ".");
			Class.forName(name.substring(0, name.length() - ".class".length()));
		}
	}

	private String freeDescriptors() throws IOException {
		for (FileInputStream each : this.grabbed) {
			each.close();
		}
		this.grabbed.clear();
		this.grabbing = null;
		return "freed";
	}

	/**
	 * Until the pipeline says that the disk fails. What it frees meanwhile, as it closes
	 * files that are delivered, is taken, too.
	 */
	private String awaitFailure() {
		await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(30)).until(() -> {
			grab();
			return this.sink.warnings.stream().anyMatch((message) -> message.contains("Cannot keep"));
		});
		return "failed";
	}

	/** Until the pipeline says that it is back. */
	private String awaitDisk() {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.sink.infos).as("%s", this.sink.warnings)
				.anyMatch((message) -> message.contains("again; ")));
		return this.sink.warnings + " " + this.sink.infos;
	}

	/** Says how long it took, and what became of all events. */
	private String close(long timeoutMillis) throws InterruptedException {
		pause();
		long start = System.nanoTime();
		long left = this.pipeline.close(Duration.ofMillis(timeoutMillis));
		long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
		DeliveryStats stats = this.pipeline.stats();
		ConservationLaw.assertHolds(stats);
		return new Outcome(millis, left, stats.events().accepted(), stats.events().recovered(),
				stats.events().delivered(), stats.events().rejected(), stats.events().dropped(), stats.queue().events())
			.toText();
	}

	/**
	 * What a process is told at its start.
	 *
	 * @param directory where events are kept
	 * @param endpoint where they are sent
	 * @param witness where calls that have returned are counted
	 * @param number the number of the process
	 * @param limits what a batch may hold
	 * @param maxInFlight calls at the same time
	 * @param hold how long events are held back at the start
	 */
	record Settings(Path directory, URI endpoint, Path witness, int number, BatchLimits limits, int maxInFlight,
			Duration hold) {

		static final String STREAM = "{pid}/{uuid}";

		static Settings of(String... args) {
			return new Settings(Path.of(args[0]), URI.create(args[1]), Path.of(args[2]), Integer.parseInt(args[3]),
					new BatchLimits(Integer.parseInt(args[4]), Integer.parseInt(args[5])), Integer.parseInt(args[6]),
					Duration.parse(args[7]));
		}

		List<String> toArguments() {
			return List.of(this.directory.toString(), this.endpoint.toString(), this.witness.toString(),
					Integer.toString(this.number), Integer.toString(this.limits.maxEvents()),
					Integer.toString(this.limits.maxBytes()), Integer.toString(this.maxInFlight), this.hold.toString());
		}

	}

	/**
	 * What became of the events of a process.
	 *
	 * @param millis how long closing took
	 * @param left how many were given up at the end
	 * @param accepted logged by itself
	 * @param recovered left behind by others
	 * @param delivered taken by the service
	 * @param rejected refused by the service
	 * @param dropped given up
	 * @param queued left on disk
	 */
	record Outcome(long millis, long left, long accepted, long recovered, long delivered, long rejected, long dropped,
			long queued) {

		static Outcome of(String text) {
			String[] parts = text.split(" ");
			long[] values = new long[parts.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = Long.parseLong(parts[i]);
			}
			return new Outcome(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
		}

		String toText() {
			return this.millis + " " + this.left + " " + this.accepted + " " + this.recovered + " " + this.delivered
					+ " " + this.rejected + " " + this.dropped + " " + this.queued;
		}

	}

}
