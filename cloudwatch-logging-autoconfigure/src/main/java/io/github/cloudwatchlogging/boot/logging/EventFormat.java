package io.github.cloudwatchlogging.boot.logging;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.logback.Encoders;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/**
 * How events become text.
 */
final class EventFormat {

	private static final String PATTERN = CloudWatchLoggingProperties.PREFIX + ".pattern";

	private static final String STRUCTURED = CloudWatchLoggingProperties.PREFIX + ".structured.format";

	private EventFormat() {
	}

	/**
	 * Makes the encoder for an application. Has to be called while Logback holds the
	 * application's environment, which {@code StructuredLogEncoder} asks for; the encoder
	 * stays usable when Logback is reset and the environment is gone.
	 */
	static Encoder<ILoggingEvent> encoder(LoggerContext context, Environment environment) {
		String pattern = environment.getProperty(PATTERN);
		String format = environment.getProperty(STRUCTURED);
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(PATTERN, pattern);
			entries.put(STRUCTURED, format);
		});
		if (format != null) {
			return structured(context, format);
		}
		return Encoders.pattern(context, (pattern != null) ? pattern : Encoders.DEFAULT_PATTERN);
	}

	private static Encoder<ILoggingEvent> structured(LoggerContext context, String format) {
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(format);
		encoder.setCharset(StandardCharsets.UTF_8);
		try {
			encoder.start();
		}
		catch (RuntimeException ex) {
			throw new InvalidConfigurationPropertyValueException(STRUCTURED, format, ex.getMessage());
		}
		return encoder;
	}

}
