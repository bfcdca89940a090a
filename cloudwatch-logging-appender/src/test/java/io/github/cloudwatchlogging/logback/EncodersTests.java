package io.github.cloudwatchlogging.logback;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Encoders}.
 */
class EncodersTests {

	private final LoggerContext context = new LoggerContext();

	EncodersTests() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
	}

	@Test
	void defaultPattern_hasNoRoomForAnEmptyMdc() {
		assertThat(encode(event("hello", null))).isEqualTo("INFO  [main] orders: hello\n");
	}

	@Test
	void defaultPattern_showsTheMdc() {
		LoggingEvent event = event("hello", null);
		event.setMDCPropertyMap(Map.of("user", "ann"));
		assertThat(encode(event)).isEqualTo("INFO  [main] orders [user=ann]: hello\n");
	}

	@Test
	void defaultPattern_showsTheException() {
		assertThat(encode(event("hello", new IllegalStateException("oops"))))
			.startsWith("INFO  [main] orders: hello\njava.lang.IllegalStateException: oops\n\tat ");
	}

	@Test
	void useUtf8_overridesTheCharsetOfALayout() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setCharset(StandardCharsets.ISO_8859_1);
		Encoders.useUtf8(encoder);
		assertThat(encoder.getCharset()).isEqualTo(StandardCharsets.UTF_8);
	}

	private String encode(LoggingEvent event) {
		Encoder<ILoggingEvent> encoder = Encoders.pattern(this.context, Encoders.DEFAULT_PATTERN);
		return new String(encoder.encode(event), StandardCharsets.UTF_8).replace("\r\n", "\n");
	}

	private LoggingEvent event(String message, @Nullable Throwable throwable) {
		LoggingEvent event = new LoggingEvent("", this.context.getLogger("orders"), Level.INFO, message, throwable,
				null);
		event.setThreadName("main");
		return event;
	}

}
