package io.github.cloudwatchlogging.logback;

import ch.qos.logback.core.spi.ContextAware;
import io.github.cloudwatchlogging.pipeline.ReportSink;

/**
 * Reports trouble to Logback's status manager. Never as an error: Spring Boot refuses to
 * start while the status list holds one.
 */
final class StatusReportSink implements ReportSink {

	private final ContextAware context;

	StatusReportSink(ContextAware context) {
		this.context = context;
	}

	@Override
	public void warn(String message) {
		this.context.addWarn(message);
	}

	@Override
	public void warn(String message, Throwable cause) {
		this.context.addWarn(message, cause);
	}

	@Override
	public void info(String message) {
		this.context.addInfo(message);
	}

	@Override
	public String howToSwitchOff() {
		return "remove the appender from Logback's configuration";
	}

}
