package io.github.cloudwatchlogging.logback;

import java.nio.file.Path;
import java.time.Duration;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PromptPipelines;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;

/**
 * What {@link FileAppendBenchmark} compares. All write the same line.
 */
enum FileAppendVariant {

	/** Logback's own, one file. */
	PLAIN {

		@Override
		Running start(LoggerContext context, Path directory, CloudWatchLogsEndpoint endpoint, int fileBytes) {
			return file(new FileAppender<>(), context, directory);
		}

	},

	/** Logback's own, a new file as often as with this project. */
	ROLLING {

		@Override
		Running start(LoggerContext context, Path directory, CloudWatchLogsEndpoint endpoint, int fileBytes) {
			RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
			FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
			rolling.setContext(context);
			rolling.setParent(appender);
			rolling.setFileNamePattern(directory.resolve("old-%i.log").toString());
			rolling.setMinIndex(1);
			rolling.setMaxIndex(1);
			SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
			size.setContext(context);
			size.setMaxFileSize(new FileSize(fileBytes));
			// By default it looks at the size once a minute.
			size.setCheckIncrement(ch.qos.logback.core.util.Duration.buildByMilliseconds(1));
			appender.setRollingPolicy(rolling);
			appender.setTriggeringPolicy(size);
			return file(appender, context, directory, () -> {
				rolling.start();
				size.start();
			});
		}

	},

	/** On disk until delivered, to a service that accepts everything at once. */
	PROMPT {

		@Override
		Running start(LoggerContext context, Path directory, CloudWatchLogsEndpoint endpoint, int fileBytes) {
			return cloudWatch(
					PromptPipelines.onDisk(directory, new BatchLimits(BatchLimits.SERVICE.maxEvents(), fileBytes)),
					context);
		}

	},

	/** On disk until delivered, to an endpoint that takes its share of the processor. */
	ENDPOINT {

		@Override
		Running start(LoggerContext context, Path directory, CloudWatchLogsEndpoint endpoint, int fileBytes) {
			return cloudWatch(SoakPipelines.onDisk(endpoint, directory), context);
		}

	};

	private static final String PATTERN = "%d %-5level [%thread] %logger{36}: %msg%n";

	abstract Running start(LoggerContext context, Path directory, CloudWatchLogsEndpoint endpoint, int fileBytes);

	private static Running file(FileAppender<ILoggingEvent> appender, LoggerContext context, Path directory) {
		return file(appender, context, directory, () -> {
		});
	}

	private static Running file(FileAppender<ILoggingEvent> appender, LoggerContext context, Path directory,
			Runnable before) {
		appender.setContext(context);
		appender.setFile(directory.resolve("current.log").toString());
		appender.setEncoder(encoder(context));
		appender.setImmediateFlush(true);
		before.run();
		appender.start();
		return new Running(appender, appender::stop);
	}

	private static Running cloudWatch(LogPipeline pipeline, LoggerContext context) {
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(context);
		appender.setEncoder(encoder(context));
		appender.setPipeline(pipeline);
		appender.start();
		return new Running(appender, () -> pipeline.close(Duration.ZERO));
	}

	private static PatternLayoutEncoder encoder(LoggerContext context) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern(PATTERN);
		encoder.start();
		return encoder;
	}

	/**
	 * An appender that is started.
	 *
	 * @param appender the appender
	 * @param end stops it
	 */
	record Running(Appender<ILoggingEvent> appender, Runnable end) {
	}

}
