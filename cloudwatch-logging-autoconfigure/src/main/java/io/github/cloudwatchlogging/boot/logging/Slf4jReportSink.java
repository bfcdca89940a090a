package io.github.cloudwatchlogging.boot.logging;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.pipeline.PipelineThreads;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports trouble through the application's own logging, so that its format and levels
 * apply. On a thread of its own, because another appender may block; that thread lives
 * only while there is something to say.
 */
final class Slf4jReportSink implements ReportSink {

	/** The one logger that is never delivered to CloudWatch Logs. */
	static final String LOGGER = "io.github.cloudwatchlogging";

	private static final int MAX_WAITING = 100;

	private final Logger logger = LoggerFactory.getLogger(LOGGER);

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(MAX_WAITING), new PipelineThreads("report"),
			new ThreadPoolExecutor.DiscardPolicy());

	Slf4jReportSink() {
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public void warn(String message) {
		this.executor.execute(() -> this.logger.warn(message));
	}

	@Override
	public void warn(String message, Throwable cause) {
		this.executor.execute(() -> this.logger.warn(message, cause));
	}

	@Override
	public void info(String message) {
		this.executor.execute(() -> this.logger.info(message));
	}

	void close() {
		this.executor.shutdown();
	}

	@Override
	public String howToSwitchOff() {
		return "set cloudwatch.logging.enabled=false";
	}

}
