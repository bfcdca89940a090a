package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints how long the JVM of an application takes to end after SIGTERM, with 20,000
 * events that wait and a shutdown timeout of 3 s: with the starter switched off, with the
 * endpoint answering, and with it hanging; in turns.
 */
@Tag("benchmark")
class ShutdownBenchmark {

	private static final int ROUNDS = 3;

	private enum Variant {

		OFF, UP, HANGING

	}

	@Test
	void print() {
		Map<Variant, List<Long>> figures = new EnumMap<>(Variant.class);
		for (int round = 0; round < ROUNDS; round++) {
			for (Variant variant : Variant.values()) {
				figures.computeIfAbsent(variant, (key) -> new ArrayList<>()).add(end(variant).toMillis());
			}
		}
		figures.forEach((variant, millis) -> System.out.printf("end %-7s median %d ms of %s%n", variant,
				millis.stream().sorted().toList().get(ROUNDS / 2), millis));
	}

	private Duration end(Variant variant) {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start()) {
			if (variant == Variant.HANGING) {
				endpoint.faults().add(Fault.hang());
			}
			try (ChildApplication child = ChildApplication.start(endpoint, "--example.events=20000",
					"--example.end=wait", "--cloudwatch.logging.shutdown-timeout=3s",
					"--cloudwatch.logging.enabled=" + (variant != Variant.OFF))) {
				child.awaitOutput("LOGGED");
				long start = System.nanoTime();
				child.terminate();
				child.awaitEnd();
				return Duration.ofNanos(System.nanoTime() - start);
			}
		}
	}

}
