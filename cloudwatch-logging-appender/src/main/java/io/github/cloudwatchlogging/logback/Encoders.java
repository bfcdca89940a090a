package io.github.cloudwatchlogging.logback;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

/**
 * Makes encoders for events.
 */
public final class Encoders {

	/**
	 * Level, thread, logger, the MDC if there is one, message, exception. No time: the
	 * service keeps it with each event.
	 */
	public static final String DEFAULT_PATTERN = "%-5level [%thread] %logger{39}%replace( [%X]){' \\[\\]$', ''}: %msg%n%ex";

	private Encoders() {
	}

	/**
	 * An encoder that writes a pattern in UTF-8.
	 * @param context the context it belongs to
	 * @param pattern as in Logback's {@code PatternLayout}
	 * @return the encoder, started
	 */
	public static Encoder<ILoggingEvent> pattern(Context context, String pattern) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern(pattern);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
		return encoder;
	}

	/**
	 * Makes an encoder that was configured by code ready to use.
	 * @param encoder writes UTF-8 from now on, if that can be set; started, if it is not
	 * @param context given to it, if it has none
	 */
	public static void prepare(Encoder<ILoggingEvent> encoder, Context context) {
		if (encoder.getContext() == null) {
			encoder.setContext(context);
		}
		useUtf8(encoder);
		if (!encoder.isStarted()) {
			encoder.start();
		}
	}

	/**
	 * Makes an encoder of the user's write UTF-8, the only charset that the service
	 * takes.
	 */
	static void useUtf8(Encoder<ILoggingEvent> encoder) {
		if (encoder instanceof LayoutWrappingEncoder<ILoggingEvent> wrapping) {
			wrapping.setCharset(StandardCharsets.UTF_8);
		}
	}

}
