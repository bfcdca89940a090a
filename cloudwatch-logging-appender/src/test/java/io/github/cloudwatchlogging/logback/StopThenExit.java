package io.github.cloudwatchlogging.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.util.Duration;

/**
 * A program that logs a hundred events and stops Logback; as soon as that is under way
 * somebody ends the JVM.
 */
final class StopThenExit {

	/** Printed when the JVM is told to end. */
	static final String EXITING = "exiting";

	private StopThenExit() {
	}

	public static void main(String[] args) {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(new LogbackMDCAdapter());
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(context);
		appender.setEncoder(Encoders.pattern(context, "%msg"));
		appender.setLogGroup("group");
		appender.setRegion("eu-central-1");
		appender.setEndpoint(args[0]);
		appender.setShutdownTimeout(Duration.valueOf(args[1]));
		appender.start();
		context.getLogger("orders").addAppender(appender);
		for (int i = 0; i < 100; i++) {
			context.getLogger("orders").info("event {}", i);
		}
		Thread somebody = new Thread(() -> {
			while (appender.isStarted()) {
				Thread.onSpinWait();
			}
			System.out.println(EXITING);
			System.exit(0);
		});
		somebody.setDaemon(true);
		somebody.start();
		context.stop();
	}

}
