package io.github.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.helpers.NOPAppender;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logs 2,000 events a second for 30 seconds, of which the service misbehaves for ten, and
 * holds the duration of each call against that of an appender that does nothing, in the
 * same run. Three runs each; the median counts. Run with {@code mvn -Psoak test}.
 */
@Tag("soak")
class OutageSoak {

	private static final int RUNS = 3;

	private static final int SECONDS = 30;

	private static final int EVENTS_PER_MILLISECOND = 2;

	private static final int EVENTS = SECONDS * 1000 * EVENTS_PER_MILLISECOND;

	private enum Trouble {

		UNAVAILABLE((endpoint) -> endpoint.faults().add(Fault.unavailable())),

		REFUSED(CloudWatchLogsEndpoint::stopListening),

		HANG((endpoint) -> endpoint.faults().add(Fault.hang())),

		SLOW((endpoint) -> endpoint.faults().add(Fault.slow(Duration.ofSeconds(1)))),

		RESET((endpoint) -> endpoint.faults().add(Fault.reset()));

		private final Consumer<CloudWatchLogsEndpoint> begin;

		Trouble(Consumer<CloudWatchLogsEndpoint> begin) {
			this.begin = begin;
		}

	}

	@ParameterizedTest
	@EnumSource
	void nothingIsLost_andNoCallIsSlow(Trouble trouble) {
		List<Run> runs = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			runs.add(run(trouble));
			System.out.println(trouble + " " + runs.get(i));
		}
		runs.sort(Comparator.comparingLong(Run::max));
		assertThat(runs.get(RUNS / 2).max()).as("longest call, in the median of the runs").isLessThan(millis(100));
		runs.sort(Comparator.comparingLong(Run::excess));
		assertThat(runs.get(RUNS / 2).excess()).as("p99.9 over twice that of a null appender").isLessThan(millis(1));
	}

	private Run run(Trouble trouble) {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start()) {
			LoggerContext context = new LoggerContext();
			context.setMDCAdapter(new LogbackMDCAdapter());
			LogPipeline pipeline = SoakPipelines.start(endpoint, BufferConfig.dropOldest(64 << 20));
			CloudWatchAppender ours = new CloudWatchAppender();
			ours.setPipeline(pipeline);
			Logger measured = logger(context, "ours", ours);
			Logger baseline = logger(context, "nothing", new NOPAppender<>());
			long[] calls = new long[EVENTS];
			long[] base = new long[EVENTS];
			long start = System.nanoTime();
			for (int i = 0; i < EVENTS; i++) {
				if (i == EVENTS / 3) {
					trouble.begin.accept(endpoint);
				}
				if (i == EVENTS / 3 * 2) {
					endpoint.faults().clear();
					endpoint.resumeListening();
				}
				if (i % EVENTS_PER_MILLISECOND == 0) {
					awaitNanos(start + millis(i / EVENTS_PER_MILLISECOND));
				}
				base[i] = time(baseline, i);
				calls[i] = time(measured, i);
			}
			assertThat(pipeline.flush(Duration.ofMinutes(2))).as("left").isZero();
			assertThat(pipeline.stats().events().delivered()).isEqualTo(EVENTS);
			assertThat(endpoint.events().stream().map((event) -> event.message()).distinct()).hasSize(EVENTS);
			pipeline.close(Duration.ZERO);
			return new Run(percentile(calls), percentile(base), Arrays.stream(calls).max().orElseThrow());
		}
	}

	private static Logger logger(LoggerContext context, String name, Appender<ILoggingEvent> appender) {
		appender.setContext(context);
		appender.start();
		Logger logger = context.getLogger(name);
		logger.setAdditive(false);
		logger.addAppender(appender);
		return logger;
	}

	private static long time(Logger logger, int number) {
		long start = System.nanoTime();
		logger.info("order {} accepted for customer {}", number, "some name of usual length");
		return System.nanoTime() - start;
	}

	private static void awaitNanos(long moment) {
		for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private static long percentile(long[] nanos) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return sorted[(int) (sorted.length * 0.999)];
	}

	private static long millis(long millis) {
		return TimeUnit.MILLISECONDS.toNanos(millis);
	}

	/**
	 * Figures of one run, in nanoseconds.
	 */
	private record Run(long p999, long baseline, long max) {

		long excess() {
			return this.p999 - 2 * this.baseline;
		}

		@Override
		public String toString() {
			return "p99.9 %d us, null appender %d us, longest %d us".formatted(this.p999 / 1000, this.baseline / 1000,
					this.max / 1000);
		}

	}

}
