package io.github.cloudwatchlogging.logback;

import java.nio.file.Path;
import java.time.Duration;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineThreads;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;

/**
 * A program that recurses without end and logs where the stack ends, which may be
 * anywhere in the logging call, and prints whether others could log all the same.
 */
final class StackExhaustion {

	private static final int THREADS = 60;

	private final Logger logger;

	private int logged;

	private StackExhaustion(Logger logger) {
		this.logger = logger;
	}

	public static void main(String[] args) throws InterruptedException {
		CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
		LogPipeline pipeline = (args.length > 0) ? SoakPipelines.onDisk(endpoint, Path.of(args[0]))
				: SoakPipelines.start(endpoint, BufferConfig.dropOldest(64 << 20));
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(new LogbackMDCAdapter());
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(context);
		appender.setPipeline(pipeline);
		appender.setEncoder(Encoders.pattern(context, "%msg"));
		appender.start();
		Logger logger = context.getLogger("orders");
		logger.addAppender(appender);
		long threads = ownThreads();
		// A class whose initialisation meets the end of the stack stays unusable.
		logger.info("neighbour first");
		for (int i = 0; i < THREADS; i++) {
			StackExhaustion recursion = new StackExhaustion(logger);
			Thread thread = new Thread(null, () -> recursion.descend(0), "recursion", (128 + i) * 1024L);
			thread.start();
			thread.join();
			logger.info("neighbour {}", i);
		}
		pipeline.flush(Duration.ofSeconds(30));
		EventCounts events = pipeline.stats().events();
		long neighbours = endpoint.events().stream().filter((event) -> event.message().startsWith("neighbour")).count();
		System.out.println("neighbours " + (neighbours - THREADS) + ", left " + pipeline.stats().queue().events()
				+ ", invented " + (endpoint.events().size() - events.delivered()) + ", unaccounted "
				+ (events.accepted() - events.delivered() - events.rejected() - events.dropped()) + ", ended "
				+ (threads - ownThreads()));
		System.exit(0);
	}

	private static long ownThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> PipelineThreads.isOwn(thread.getName()))
			.count();
	}

	/** Logs on the way back, from the deepest point on. */
	private void descend(int depth) {
		try {
			if (depth < Integer.MAX_VALUE) {
				descend(depth + 1);
			}
		}
		catch (StackOverflowError ex) {
			// That is the point.
		}
		if (this.logged < 200) {
			this.logged++;
			this.logger.info("deep {}", depth);
		}
	}

}
