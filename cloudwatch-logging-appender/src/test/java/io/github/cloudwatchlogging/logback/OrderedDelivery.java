package io.github.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logs events of 200 bytes from many threads into a buffer that is too small for them and
 * makes them wait, and checks that each was delivered once and where.
 */
final class OrderedDelivery {

	private static final String PADDING = "x".repeat(150);

	private final int threads;

	private final int eventsPerThread;

	private final int maxInFlight;

	OrderedDelivery(int threads, int events, int maxInFlight) {
		this.threads = threads;
		this.eventsPerThread = events / threads;
		this.maxInFlight = maxInFlight;
	}

	/** What makes a thread. */
	interface ThreadMaker {

		Thread start(Runnable task);

	}

	void run(ThreadMaker maker) throws InterruptedException {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start()) {
			LogPipeline pipeline = SoakPipelines.start(endpoint,
					new BufferConfig(8 << 20, OverflowPolicy.BLOCK, Duration.ZERO, null), this.maxInFlight);
			Logger logger = logger(pipeline);
			List<Thread> started = new ArrayList<>();
			for (int thread = 0; thread < this.threads; thread++) {
				int number = thread;
				started.add(maker.start(() -> log(logger, number)));
			}
			for (Thread thread : started) {
				thread.join();
			}
			assertThat(pipeline.flush(Duration.ofMinutes(2))).as("left").isZero();
			assertThat(pipeline.stats().events().dropped()).as("dropped").isZero();
			pipeline.close(Duration.ZERO);
			check(endpoint.events());
		}
	}

	private Logger logger(LogPipeline pipeline) {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(new LogbackMDCAdapter());
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(context);
		appender.setPipeline(pipeline);
		appender.setEncoder(Encoders.pattern(context, "%msg"));
		appender.start();
		Logger logger = context.getLogger(Logger.ROOT_LOGGER_NAME);
		logger.addAppender(appender);
		return logger;
	}

	private void log(Logger logger, int thread) {
		for (int i = 0; i < this.eventsPerThread; i++) {
			logger.info("{} {} {}", thread, i, PADDING);
		}
	}

	private void check(List<StoredEvent> events) {
		assertThat(events).hasSize(this.threads * this.eventsPerThread);
		long[][] timestamps = new long[this.threads][this.eventsPerThread];
		int[] last = new int[this.threads];
		Arrays.fill(last, -1);
		for (StoredEvent event : events) {
			String[] parts = event.message().split(" ");
			int thread = Integer.parseInt(parts[0]);
			int number = Integer.parseInt(parts[1]);
			assertThat(timestamps[thread][number]).as("delivered once: %d of thread %d", number, thread).isZero();
			timestamps[thread][number] = event.timestamp();
			if (this.maxInFlight == 1) {
				assertThat(number).as("next of thread %d", thread).isEqualTo(last[thread] + 1);
				last[thread] = number;
			}
		}
		for (long[] thread : timestamps) {
			assertThat(thread).isSorted();
		}
	}

}
