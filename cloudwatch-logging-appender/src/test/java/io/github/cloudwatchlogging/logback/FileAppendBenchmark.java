package io.github.cloudwatchlogging.logback;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what a logging call costs whose line of 200 bytes is with the operating system
 * when it returns: with Logback's own file appenders and with this project's, in turns
 * within one JVM, forwards and backwards. Medians of the rounds; CPU is that of the
 * calling thread, which depends least on what else the machine does. Run with
 * {@code mvn -Pbenchmark test}; settings are {@code -DargLine=-Dbenchmark.rounds=}.
 */
@Tag("benchmark")
class FileAppendBenchmark {

	private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 10);

	private static final int WARM_UPS = 3;

	private static final long WARM_UP = TimeUnit.MILLISECONDS.toNanos(300);

	private static final int FILE_BYTES = 1 << 20;

	/** So that what is done once a file is compiled, too, before anything is measured. */
	private static final int SMALL_FILE_BYTES = FILE_BYTES >> 6;

	private static final long MEASURED = TimeUnit.MILLISECONDS.toNanos(Integer.getInteger("benchmark.millis", 2000));

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final String PADDING = "the customer has ordered something, and it will be shipped to an address"
			+ " of her own";

	private static final Map<String, ToDoubleFunction<Latencies>> FIGURES = figures();

	@TempDir
	private Path directory;

	private int started;

	private enum Load {

		ONE(1, 0), FOUR(4, 0), FOUR_PACED(4, 2000), FOUR_BUSY(4, 10_000);

		private final int threads;

		private final int perSecond;

		Load(int threads, int perSecond) {
			this.threads = threads;
			this.perSecond = perSecond;
		}

	}

	private static Map<String, ToDoubleFunction<Latencies>> figures() {
		Map<String, ToDoubleFunction<Latencies>> figures = new LinkedHashMap<>();
		figures.put("a call", Latencies::mean);
		figures.put("CPU", Latencies::cpu);
		figures.put("p50", (latencies) -> latencies.percentile(0.5));
		figures.put("p99", (latencies) -> latencies.percentile(0.99));
		figures.put("p99.9", (latencies) -> latencies.percentile(0.999));
		figures.put("p99.99", (latencies) -> latencies.percentile(0.9999));
		figures.put("calls", Latencies::calls);
		return figures;
	}

	@Test
	void print() throws Exception {
		Map<Load, Map<FileAppendVariant, List<Latencies>>> results = new EnumMap<>(Load.class);
		List<FileAppendVariant> order = chosen("benchmark.variants", FileAppendVariant.class);
		List<Load> loads = chosen("benchmark.loads", Load.class);
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start()) {
			for (int i = 0; i < WARM_UPS; i++) {
				for (FileAppendVariant variant : order) {
					measure(Load.ONE, variant, endpoint, SMALL_FILE_BYTES);
				}
			}
			for (int round = 0; round < ROUNDS; round++) {
				for (Load load : loads) {
					for (FileAppendVariant variant : order) {
						results.computeIfAbsent(load, (key) -> new EnumMap<>(FileAppendVariant.class))
							.computeIfAbsent(variant, (key) -> new ArrayList<>())
							.add(measure(load, variant, endpoint, FILE_BYTES));
					}
				}
				Collections.reverse(order);
			}
		}
		results.forEach(FileAppendBenchmark::print);
	}

	private static void print(Load load, Map<FileAppendVariant, List<Latencies>> results) {
		System.out.printf("%n%-27s", load + ", ns");
		FIGURES.keySet().forEach((name) -> System.out.printf("%11s", name));
		System.out.println();
		results.forEach((variant, rounds) -> {
			print(variant.name(), (figure) -> "%.0f".formatted(median(rounds, figure)));
			for (FileAppendVariant base : List.of(FileAppendVariant.PLAIN, FileAppendVariant.ROLLING)) {
				List<Latencies> baseline = results.get(base);
				if (baseline != null && variant.ordinal() > FileAppendVariant.ROLLING.ordinal()) {
					print("  times " + base,
							(figure) -> "%.2f".formatted(median(rounds, figure) / median(baseline, figure)));
				}
			}
		});
	}

	private static void print(String name, Function<ToDoubleFunction<Latencies>, String> text) {
		System.out.printf("%-27s", name);
		FIGURES.values().forEach((figure) -> System.out.printf("%11s", text.apply(figure)));
		System.out.println();
	}

	private static <E extends Enum<E>> List<E> chosen(String property, Class<E> type) {
		String chosen = System.getProperty(property);
		return (chosen == null) ? Arrays.asList(type.getEnumConstants())
				: Arrays.stream(chosen.split(",")).map((name) -> Enum.valueOf(type, name)).collect(Collectors.toList());
	}

	private static double median(List<Latencies> rounds, ToDoubleFunction<Latencies> figure) {
		double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	private Latencies measure(Load load, FileAppendVariant variant, CloudWatchLogsEndpoint endpoint, int fileBytes)
			throws Exception {
		System.gc();
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(new LogbackMDCAdapter());
		Path place = Files.createDirectory(this.directory.resolve("run-" + this.started++));
		FileAppendVariant.Running running = variant.start(context, place, endpoint, fileBytes);
		Logger logger = context.getLogger("com.example.shop.OrderService");
		logger.addAppender(running.appender());
		try {
			return run(load, logger);
		}
		finally {
			running.end().run();
			context.stop();
			endpoint.reset();
		}
	}

	private static Latencies run(Load load, Logger logger) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(load.threads);
		try {
			long start = System.nanoTime();
			Callable<Latencies> task = () -> log(logger, load.perSecond, start);
			List<Latencies> all = new ArrayList<>();
			for (Future<Latencies> each : threads.invokeAll(Collections.nCopies(load.threads, task))) {
				all.add(each.get());
			}
			return Latencies.sum(all);
		}
		finally {
			threads.shutdown();
		}
	}

	private static Latencies log(Logger logger, int perSecond, long start) {
		Latencies latencies = new Latencies();
		long begin = start + WARM_UP;
		long end = begin + MEASURED;
		long pause = (perSecond > 0) ? TimeUnit.SECONDS.toNanos(1) / perSecond : 0;
		long next = start;
		long before = System.nanoTime();
		long cpuBefore = 0;
		for (int i = 1_000_000_000; before < end; i++) {
			if (cpuBefore == 0 && before >= begin) {
				cpuBefore = THREADS.getCurrentThreadCpuTime();
			}
			logger.info("order {}: {}", i, PADDING);
			long after = System.nanoTime();
			if (before >= begin) {
				latencies.add(after - before);
			}
			next += pause;
			before = (pause > 0) ? awaitMoment(next) : after;
		}
		latencies.took(THREADS.getCurrentThreadCpuTime() - cpuBefore);
		return latencies;
	}

	private static long awaitMoment(long moment) {
		long now = System.nanoTime();
		while (now < moment) {
			LockSupport.parkNanos(moment - now);
			now = System.nanoTime();
		}
		return now;
	}

}
