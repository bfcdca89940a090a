package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.boot.properties.BufferProperties;
import io.github.cloudwatchlogging.boot.properties.ClientBeans;
import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.boot.properties.PipelineConfigFactory;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Bindable.BindRestriction;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;

/**
 * What an appender needs to accept the events of an application that has no context yet.
 * Kept as long as the application logs, since appenders come and go.
 *
 * @param jvm whose pipeline takes the events
 * @param encoder makes text of them
 * @param threshold lowest level that is delivered
 */
record Equipment(JvmPipeline jvm, Encoder<ILoggingEvent> encoder, Level threshold) {

	private static final String PREFIX = CloudWatchLoggingProperties.PREFIX;

	private static final Bindable<CloudWatchLoggingProperties> ALL = Bindable.of(CloudWatchLoggingProperties.class)
		.withBindRestrictions(BindRestriction.NO_DIRECT_PROPERTY);

	/**
	 * Makes the equipment for an application; reads no more of its configuration than
	 * what is needed for that. Has to be called while Logback holds the application's
	 * environment.
	 * @throws RuntimeException if a setting cannot be used
	 */
	static Equipment of(LoggerContext context, Environment environment) {
		Binder binder = Binder.get(environment);
		BufferProperties buffer = binder.bindOrCreate(PREFIX + ".buffer", BufferProperties.class);
		BufferConfig memory = buffer.toConfig();
		DiskConfig disk = new PipelineConfigFactory(environment).createDisk(buffer,
				binder.bind(PREFIX + ".log-group", String.class).orElse(null),
				binder.bind(PREFIX + ".log-stream", String.class).orElse(null));
		LogLevel threshold = binder.bind(PREFIX + ".threshold", LogLevel.class).orElse(LogLevel.TRACE);
		ReplaceableEncoder encoder = new ReplaceableEncoder(EventFormat.encoder(context, environment));
		JvmPipeline jvm = JvmPipeline.obtain(memory, disk, () -> config(environment));
		jvm.encoder(encoder);
		jvm.shutdownTimeout(binder.bind(PREFIX + ".shutdown-timeout", Duration.class).orElse(Duration.ofSeconds(10)));
		return new Equipment(jvm, encoder, level(threshold));
	}

	/** Logback has no level above ERROR. */
	static Level level(LogLevel level) {
		return (level == LogLevel.FATAL) ? Level.ERROR : Level.toLevel(level.name());
	}

	/** Gives an appender what it does not have yet. */
	void equip(CloudWatchAppender appender) {
		dress(appender);
		connect(appender);
	}

	/** Has an appender accept events. */
	void connect(CloudWatchAppender appender) {
		appender.setPipeline(this.jvm.pipeline());
	}

	/** Gives an appender what it does not have yet, but it does not accept events. */
	void dress(CloudWatchAppender appender) {
		if (appender.getEncoder() == null) {
			appender.setEncoder(this.encoder);
		}
		if (appender.getThreshold() == null) {
			appender.setThreshold(this.threshold);
		}
	}

	/**
	 * How to deliver if no context says so. Tells the delivery which failures waiting
	 * does not mend, so that the end of an application which does not start because of
	 * them does not wait.
	 */
	private static PipelineConfig config(Environment environment) {
		try {
			return new PipelineConfigFactory(environment).create(
					Binder.get(environment).bindOrCreate(PREFIX, CloudWatchLoggingProperties.class), ClientBeans.NONE);
		}
		catch (BindException ex) {
			String name = ex.getName().toString().substring(PREFIX.length() + 1);
			Object value = (ex.getProperty() != null) ? ex.getProperty().getValue() : "";
			throw new InvalidSettingException(name, value, "cannot be used: correct the configuration");
		}
	}

}
