package io.github.cloudwatchlogging.boot.logging;

import java.util.Iterator;
import java.util.function.BiConsumer;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;

/**
 * Finds the appenders that deliver to CloudWatch Logs, whoever attached them to whatever.
 */
final class Appenders {

	private Appenders() {
	}

	/**
	 * Whether there is one that accepts events, directly at a logger or within another
	 * appender.
	 */
	static boolean exist(LoggerContext context) {
		boolean[] found = new boolean[1];
		forEach(context, (appender, parent) -> found[0] |= appender.hasPipeline());
		return found[0];
	}

	/**
	 * An appender within Logback's asynchronous one gets its events from that, and only
	 * those that it lets through: the application's owner should know.
	 */
	static void warnOfAsynchronousParents(LoggerContext context) {
		forEach(context, (appender, parent) -> {
			if (parent instanceof AsyncAppenderBase<?> async) {
				appender.addWarn("The appender is inside [" + async.getName() + "], which discards events of level INFO"
						+ " and below when its queue is nearly full: reference the appender directly, it never blocks");
			}
		});
	}

	private static void forEach(LoggerContext context, BiConsumer<CloudWatchAppender, Object> action) {
		context.getLoggerList().forEach((logger) -> forEach(logger, action));
	}

	private static void forEach(AppenderAttachable<ILoggingEvent> parent,
			BiConsumer<CloudWatchAppender, Object> action) {
		Iterator<Appender<ILoggingEvent>> appenders = parent.iteratorForAppenders();
		while (appenders.hasNext()) {
			forEach(parent, appenders.next(), action);
		}
	}

	@SuppressWarnings("unchecked")
	private static void forEach(Object parent, Appender<ILoggingEvent> appender,
			BiConsumer<CloudWatchAppender, Object> action) {
		if (appender instanceof CloudWatchAppender ours) {
			action.accept(ours, parent);
		}
		else if (appender instanceof AppenderAttachable<?> attachable) {
			forEach((AppenderAttachable<ILoggingEvent>) attachable, action);
		}
	}

}
