package io.github.cloudwatchlogging.boot.logging;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.logback.AppenderSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.unit.DataSize;

/**
 * Makes what Logback's configuration file says of an appender part of the application's
 * environment, before everything else: the properties fill what the file leaves open, and
 * whoever reads the configuration later reads the same.
 */
final class FileProperties {

	private static final String SOURCE = "CloudWatchAppender in Logback's configuration file";

	private FileProperties() {
	}

	/**
	 * Adds the settings to an environment, unless it has some already.
	 * @return whether they take effect
	 */
	static boolean add(ConfigurableEnvironment environment, AppenderSettings settings) {
		MapPropertySource source = new MapPropertySource(SOURCE, properties(settings));
		if (environment.getPropertySources().get(SOURCE) instanceof MapPropertySource present) {
			return present.getSource().equals(source.getSource());
		}
		environment.getPropertySources().addFirst(source);
		return true;
	}

	/** Copies the settings of one environment, if it has any, to another one. */
	static void copy(ConfigurableEnvironment from, ConfigurableEnvironment to) {
		PropertySource<?> source = from.getPropertySources().get(SOURCE);
		if (source != null) {
			to.getPropertySources().remove(SOURCE);
			to.getPropertySources().addFirst(source);
		}
	}

	private static Map<String, Object> properties(AppenderSettings settings) {
		Map<String, Object> properties = new LinkedHashMap<>();
		put(properties, "log-group", settings.logGroup());
		put(properties, "log-stream", settings.logStream());
		put(properties, "aws.region", settings.region());
		put(properties, "aws.endpoint", settings.endpoint());
		put(properties, "batch.linger", settings.linger());
		Long bufferMaxBytes = settings.bufferMaxBytes();
		put(properties, "buffer.max-bytes", (bufferMaxBytes != null) ? DataSize.ofBytes(bufferMaxBytes) : null);
		put(properties, "buffer.directory", settings.bufferDirectory());
		Long maxDiskBytes = settings.bufferMaxDiskBytes();
		put(properties, "buffer.max-disk-bytes", (maxDiskBytes != null) ? DataSize.ofBytes(maxDiskBytes) : null);
		put(properties, "buffer.fsync-interval", settings.bufferFsyncInterval());
		put(properties, "shutdown-timeout", settings.shutdownTimeout());
		return properties;
	}

	private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
		if (value != null) {
			properties.put(CloudWatchLoggingProperties.PREFIX + "." + name, value);
		}
	}

}
