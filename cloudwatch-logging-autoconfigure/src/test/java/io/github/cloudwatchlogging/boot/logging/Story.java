package io.github.cloudwatchlogging.boot.logging;

import java.util.Iterator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.slf4j.LoggerFactory;

/**
 * What goes on in a child JVM: logs a line at each moment that matters, says on standard
 * output that it should be delivered, and ends the JVM if there is not exactly one
 * appender that accepts it.
 */
final class Story {

	static final String LOGGER = "story";

	/** What a line of the output begins with that should be delivered. */
	static final String MARK = "To be delivered: ";

	static final String END = "The story ends";

	private Story() {
	}

	/** Logs a line that has to be delivered exactly once. */
	static void tell(String line) {
		System.out.println(MARK + line);
		LoggerFactory.getLogger(LOGGER).info(line);
		expectAppenders(1, line);
	}

	/** Logs a line that must not be delivered. */
	static void whisper(String line) {
		LoggerFactory.getLogger(LOGGER).info(line);
		expectAppenders(0, line);
	}

	static void end() {
		System.out.println(END);
	}

	static void expect(boolean condition, String what) {
		if (!condition) {
			System.out.println("Expected: " + what);
			Runtime.getRuntime().halt(1);
		}
	}

	private static void expectAppenders(int expected, String moment) {
		int found = 0;
		for (Logger logger : context().getLoggerList()) {
			Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
			while (appenders.hasNext()) {
				found += (appenders.next() instanceof CloudWatchAppender ours && ours.hasPipeline()) ? 1 : 0;
			}
		}
		expect(found == expected, expected + " appender instead of " + found + ", " + moment);
	}

	static LoggerContext context() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

}
