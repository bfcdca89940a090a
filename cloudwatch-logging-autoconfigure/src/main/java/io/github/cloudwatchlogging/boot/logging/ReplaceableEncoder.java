package io.github.cloudwatchlogging.boot.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/**
 * An encoder that gives way to another one: events come before the application can have
 * any beans, and appenders keep the encoder that they were given.
 */
final class ReplaceableEncoder extends EncoderBase<ILoggingEvent> {

	private volatile Encoder<ILoggingEvent> current;

	ReplaceableEncoder(Encoder<ILoggingEvent> initial) {
		this.current = initial;
	}

	void replaceBy(Encoder<ILoggingEvent> encoder) {
		this.current = encoder;
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		return this.current.encode(event);
	}

	@Override
	public byte[] headerBytes() {
		return this.current.headerBytes();
	}

	@Override
	public byte[] footerBytes() {
		return this.current.footerBytes();
	}

}
