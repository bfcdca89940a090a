package io.github.cloudwatchlogging.pipeline;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps what it is told.
 */
final class RecordingSink implements ReportSink {

	final List<String> warnings = new CopyOnWriteArrayList<>();

	final List<String> infos = new CopyOnWriteArrayList<>();

	@Override
	public void warn(String message) {
		this.warnings.add(message);
	}

	@Override
	public void info(String message) {
		this.infos.add(message);
	}

	@Override
	public String howToSwitchOff() {
		return "leave it out";
	}

}
