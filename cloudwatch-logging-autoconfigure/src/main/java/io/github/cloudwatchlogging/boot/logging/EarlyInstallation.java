package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.boot.properties.BufferProperties;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.boot.properties.PipelineConfigFactory;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;

/**
 * Installs the appender when Logback has just been configured and there is no context
 * yet: reads no more than what is needed to accept events.
 */
final class EarlyInstallation {

	private static final String PREFIX = CloudWatchLoggingProperties.PREFIX;

	private EarlyInstallation() {
	}

	/**
	 * Installs for an application; has no effect if Logback is not the one that logs.
	 * @param environment the application's environment
	 * @return whether Logback logs
	 */
	static boolean install(Environment environment) {
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		if (factory instanceof LoggerContext context) {
			install(context, environment);
			return true;
		}
		return false;
	}

	private static void install(LoggerContext context, Environment environment) {
		Binder binder = Binder.get(environment);
		BufferConfig buffer = binder.bindOrCreate(PREFIX + ".buffer", BufferProperties.class).toConfig();
		LogLevel threshold = binder.bind(PREFIX + ".threshold", LogLevel.class).orElse(LogLevel.TRACE);
		Encoder<ILoggingEvent> encoder = EventFormat.encoder(context, environment);
		JvmPipeline jvm = JvmPipeline.obtain(buffer, () -> config(environment));
		jvm.shutdownTimeout(binder.bind(PREFIX + ".shutdown-timeout", Duration.class).orElse(Duration.ofSeconds(10)));
		AppenderInstaller.install(context, () -> {
			CloudWatchAppender appender = new CloudWatchAppender();
			appender.setPipeline(jvm.pipeline());
			appender.setEncoder(encoder);
			appender.setThreshold(Level.toLevel(threshold.name()));
			return appender;
		});
	}

	/**
	 * How to deliver if no context says so. Tells the delivery which failures waiting
	 * does not mend, so that the end of an application which does not start because of
	 * them does not wait.
	 */
	private static PipelineConfig config(Environment environment) {
		try {
			return new PipelineConfigFactory(environment)
				.create(Binder.get(environment).bindOrCreate(PREFIX, CloudWatchLoggingProperties.class));
		}
		catch (BindException ex) {
			String name = ex.getName().toString().substring(PREFIX.length() + 1);
			Object value = (ex.getProperty() != null) ? ex.getProperty().getValue() : "";
			throw new InvalidSettingException(name, value, "cannot be used: correct the configuration");
		}
	}

}
