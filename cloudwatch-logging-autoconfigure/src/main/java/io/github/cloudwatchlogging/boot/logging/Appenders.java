package io.github.cloudwatchlogging.boot.logging;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import java.util.function.BiConsumer;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.jspecify.annotations.Nullable;

/**
 * Finds the appenders that deliver to CloudWatch Logs, whoever attached them to whatever.
 */
final class Appenders {

	private Appenders() {
	}

	/**
	 * Whether there is one that accepts events, directly at a logger or within another
	 * appender.
	 * @param but one that does not count
	 */
	static boolean exist(LoggerContext context, @Nullable CloudWatchAppender but) {
		boolean[] found = new boolean[1];
		forEach(context, (appender, parent) -> found[0] |= appender != but && appender.hasPipeline());
		return found[0];
	}

	/**
	 * Warns of what the owner of the application should know. An appender within
	 * Logback's asynchronous one gets its events from that, and only those that it lets
	 * through; several at the same logger deliver the same events.
	 */
	static void warnOfPitfalls(LoggerContext context) {
		Set<CloudWatchAppender> appenders = Collections.newSetFromMap(new IdentityHashMap<>());
		forEach(context, (appender, parent) -> {
			if (parent instanceof AsyncAppenderBase<?> async) {
				appender.addWarn("The appender is inside [" + async.getName() + "], which discards events of level INFO"
						+ " and below when its queue is nearly full: reference the appender directly, it never blocks");
			}
			if (appenders.add(appender) && appenders.size() == 2) {
				appender.addWarn("There are several appenders for CloudWatch Logs, which deliver to the same log"
						+ " stream: an event that reaches all of them is there several times");
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
