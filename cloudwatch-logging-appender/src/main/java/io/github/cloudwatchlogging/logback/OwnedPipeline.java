package io.github.cloudwatchlogging.logback;

import java.time.Duration;

import io.github.cloudwatchlogging.pipeline.ClosingReport;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import io.github.cloudwatchlogging.pipeline.ReportSink;

/**
 * The pipeline of an appender from a plain {@code logback.xml}. Logback stops its
 * appenders at the JVM's end only if the file says {@code <shutdownHook/>}, so this has a
 * hook of its own.
 */
final class OwnedPipeline {

	private final LogPipeline pipeline;

	private final Duration timeout;

	private final Thread hook = new Thread(this::closePipeline, "cloudwatch-logging-shutdown");

	OwnedPipeline(AppenderSettings settings, ReportSink sink) {
		PipelineConfig config = settings.toPipelineConfig();
		this.timeout = settings.shutdownTimeoutOrDefault();
		this.pipeline = new LogPipeline(settings.toBufferConfig(), settings.toDiskConfig(config), () -> config, sink);
		try {
			this.pipeline.handOver(config);
		}
		catch (RuntimeException ex) {
			this.pipeline.close(Duration.ZERO);
			throw ex;
		}
		this.pipeline.release();
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	LogPipeline pipeline() {
		return this.pipeline;
	}

	/**
	 * Delivers what is left. Whoever comes second waits for the first, above all the
	 * hook: the JVM may be told to end in the midst of this.
	 */
	void close() {
		closePipeline();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is ending.
		}
	}

	private synchronized void closePipeline() {
		ClosingReport.close(this.pipeline, this.timeout);
	}

}
