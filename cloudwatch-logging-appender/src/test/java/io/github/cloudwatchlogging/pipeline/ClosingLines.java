package io.github.cloudwatchlogging.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What stands on standard error when a pipeline is closed.
 */
final class ClosingLines {

	private ClosingLines() {
	}

	static String of(LogPipeline pipeline, Duration timeout) {
		PrintStream before = System.err;
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
		try {
			ClosingReport.close(pipeline, timeout);
		}
		finally {
			System.setErr(before);
		}
		return written.toString(StandardCharsets.UTF_8);
	}

}
