package io.github.cloudwatchlogging.boot.logging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints what an application takes to start without the starter, with it, and with it
 * while the endpoint is down, in turns. Run with {@code mvn -Pbenchmark test}.
 */
@Tag("benchmark")
class StartBenchmark {

	private static final int ROUNDS = 10;

	private static final int FIRST_DELIVERY_MILLIS = 5000;

	private static final Pattern STARTED = Pattern.compile("Started \\w+ in ([0-9.]+) seconds");

	private enum Variant {

		ABSENT, UP, DOWN

	}

	@Test
	void print() {
		Map<Variant, List<Start>> starts = new EnumMap<>(Variant.class);
		for (int round = 0; round <= ROUNDS; round++) {
			for (Variant variant : Variant.values()) {
				Start start = start(variant);
				if (round > 0) {
					starts.computeIfAbsent(variant, (key) -> new ArrayList<>()).add(start);
				}
			}
		}
		starts.forEach((variant, all) -> {
			print(variant + " start, s", all, Start::seconds);
			print(variant + " main thread, CPU ms", all, (start) -> start.atStart.mainMillis());
			print(variant + " CPU ms at the start", all, (start) -> start.atStart.cpuMillis());
			print(variant + " classes at the start", all, (start) -> start.atStart.classes());
			print(variant + " heap KB at the start", all, (start) -> start.atStart.heapKilobytes());
			print(variant + " CPU ms later", all, (start) -> start.later.cpuMillis());
			print(variant + " classes later", all, (start) -> start.later.classes());
			print(variant + " heap KB later", all, (start) -> start.later.heapKilobytes());
		});
	}

	private static void print(String name, List<Start> starts, ToDoubleFunction<Start> figure) {
		List<Double> sorted = starts.stream().mapToDouble(figure).sorted().boxed().toList();
		System.out.printf("%-32s min %.3f, median %.3f, max %.3f%n", name, sorted.get(0),
				(sorted.get(ROUNDS / 2 - 1) + sorted.get(ROUNDS / 2)) / 2, sorted.get(ROUNDS - 1));
	}

	private Start start(Variant variant) {
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start()) {
			if (variant == Variant.DOWN) {
				endpoint.stopListening();
			}
			String classPath = (variant == Variant.ABSENT) ? withoutStarter() : System.getProperty("java.class.path");
			try (ChildApplication child = ChildApplication.startWith(classPath, endpoint.uri(), "--example.end=exit",
					"--example.figures=true", "--example.pause-millis=" + FIRST_DELIVERY_MILLIS,
					"--cloudwatch.logging.shutdown-timeout=1s")) {
				child.awaitEnd();
				Matcher started = STARTED.matcher(child.output());
				if (!started.find()) {
					throw new IllegalStateException(child.output());
				}
				return new Start(Double.parseDouble(started.group(1)), ProcessFigures.printedIn(child.output(), 0),
						ProcessFigures.printedIn(child.output(), 1));
			}
		}
	}

	private String withoutStarter() {
		return ChildApplication.classPathWithout("awssdk", "httpcomponents", "cloudwatch-logging-appender",
				Path.of("cloudwatch-logging-autoconfigure", "target", "classes").toString());
	}

	/**
	 * One start.
	 *
	 * @param seconds as Spring Boot says
	 * @param atStart what it had cost by then
	 * @param later the same when the first events had been delivered
	 */
	private record Start(double seconds, ProcessFigures atStart, ProcessFigures later) {

	}

}
