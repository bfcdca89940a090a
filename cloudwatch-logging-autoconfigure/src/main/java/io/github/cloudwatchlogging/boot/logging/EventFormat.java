package io.github.cloudwatchlogging.boot.logging;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListenerAsList;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.logback.Encoders;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * How events become text.
 */
final class EventFormat {

	private EventFormat() {
	}

	/**
	 * Makes the encoder for an application. Has to be called while Logback holds the
	 * application's environment, which {@code StructuredLogEncoder} asks for; the encoder
	 * stays usable when Logback is reset and the environment is gone.
	 */
	static Encoder<ILoggingEvent> encoder(LoggerContext context, Environment environment) {
		String pattern = text(environment, "pattern");
		String format = text(environment, "structured.format");
		if (pattern != null && format != null) {
			throw new InvalidSettingException("pattern", pattern,
					"cannot be set together with cloudwatch.logging.structured.format");
		}
		if (format != null) {
			return structured(context, format);
		}
		return (pattern != null) ? pattern(context, pattern) : Encoders.pattern(context, Encoders.DEFAULT_PATTERN);
	}

	/** A setting without any text is none, as from "${FORMAT:}". */
	private static @Nullable String text(Environment environment, String name) {
		String value = Binder.get(environment)
			.bind(CloudWatchLoggingProperties.PREFIX + "." + name, String.class)
			.orElse(null);
		if (value != null && value.contains("${")) {
			throw new InvalidSettingException(name, value, "has a '${' that nothing resolves");
		}
		return StringUtils.hasText(value) ? value : null;
	}

	/** What Logback does not understand it says in its status list, and goes on. */
	private static Encoder<ILoggingEvent> pattern(LoggerContext context, String pattern) {
		StatusListenerAsList said = new StatusListenerAsList();
		context.getStatusManager().add(said);
		Encoder<ILoggingEvent> encoder = Encoders.pattern(context, pattern);
		context.getStatusManager().remove(said);
		said.getStatusList()
			.stream()
			.filter((status) -> status.getLevel() == Status.ERROR)
			.findFirst()
			.ifPresent((error) -> {
				throw new InvalidSettingException("pattern", pattern,
						"is not a pattern of Logback: " + error.getMessage());
			});
		return encoder;
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
			throw new InvalidSettingException("structured.format", format,
					"must be ecs, gelf, logstash, or the name of a StructuredLogFormatter class");
		}
		return encoder;
	}

}
