package io.github.cloudwatchlogging.pipeline;

import java.util.HashSet;
import java.util.Set;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Failure;

/**
 * Tells people what becomes of the events that dead processes have left behind.
 */
final class RecoveryReporter {

	private final ReportSink sink;

	/** Of these people were told. */
	private final Set<Destination> misnamed = new HashSet<>();

	RecoveryReporter(ReportSink sink) {
		this.sink = sink;
	}

	/**
	 * Events are dropped because their log group or log stream can never have this name.
	 * Told once for each stream.
	 */
	synchronized void onMisnamed(Destination destination, Failure failure) {
		if (this.misnamed.add(destination)) {
			this.sink.warn("Events that an earlier process had left for the log group " + destination.logGroup()
					+ " and the log stream " + destination.logStream()
					+ " are dropped, because these names cannot be used: " + failure.code() + ", " + failure.advice());
		}
	}

}
