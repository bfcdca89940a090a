package io.github.cloudwatchlogging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.cloudwatchlogging.pipeline.PipelineThreads;

/**
 * Recognises what was logged because events are delivered. At DEBUG two calls of
 * PutLogEvents log some 140 events, which, delivered, would log more. Recognised by
 * thread, and by the one logger for our own reports; never by the SDK's loggers, since
 * what the application does with the SDK is its own business.
 */
final class OwnEvents {

	/** The logger through which the delivery reports its trouble inside Spring. */
	static final String LOGGER = "io.github.cloudwatchlogging";

	private OwnEvents() {
	}

	static boolean contains(ILoggingEvent event) {
		String thread = event.getThreadName();
		return (thread != null && PipelineThreads.isOwn(thread)) || LOGGER.equals(event.getLoggerName());
	}

}
