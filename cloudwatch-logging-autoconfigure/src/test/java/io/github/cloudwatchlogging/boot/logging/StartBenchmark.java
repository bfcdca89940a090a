package io.github.cloudwatchlogging.boot.logging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints how long an application takes to start without the starter, with it, and with it
 * while the endpoint is down, in turns. Run with {@code mvn -Pbenchmark test}.
 */
@Tag("benchmark")
class StartBenchmark {

	private static final int ROUNDS = 10;

	private static final Pattern STARTED = Pattern.compile("Started \\w+ in ([0-9.]+) seconds");

	private enum Variant {

		ABSENT, UP, DOWN

	}

	@Test
	void print() {
		Map<Variant, List<Double>> figures = new EnumMap<>(Variant.class);
		for (int round = 0; round <= ROUNDS; round++) {
			for (Variant variant : Variant.values()) {
				double seconds = start(variant);
				if (round > 0) {
					figures.computeIfAbsent(variant, (key) -> new ArrayList<>()).add(seconds);
				}
			}
		}
		figures.forEach((variant, seconds) -> {
			List<Double> sorted = seconds.stream().sorted().toList();
			System.out.printf("start %-6s min %.3f s, median %.3f s, max %.3f s%n", variant, sorted.get(0),
					(sorted.get(ROUNDS / 2 - 1) + sorted.get(ROUNDS / 2)) / 2, sorted.get(ROUNDS - 1));
		});
	}

	private double start(Variant variant) {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start()) {
			if (variant == Variant.DOWN) {
				endpoint.stopListening();
			}
			String classPath = (variant == Variant.ABSENT) ? withoutStarter() : System.getProperty("java.class.path");
			try (ChildApplication child = ChildApplication.startWith(classPath, endpoint.uri(), "--example.end=exit",
					"--cloudwatch.logging.shutdown-timeout=1s")) {
				child.awaitEnd();
				Matcher started = STARTED.matcher(child.output());
				if (!started.find()) {
					throw new IllegalStateException(child.output());
				}
				return Double.parseDouble(started.group(1));
			}
		}
	}

	private String withoutStarter() {
		return ChildApplication.classPathWithout("awssdk", "httpcomponents", "cloudwatch-logging-appender",
				Path.of("cloudwatch-logging-autoconfigure", "target", "classes").toString());
	}

}
