package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of applications that keep events on disk, and do not get to an end.
 */
class KilledApplicationTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void whatAKilledApplicationHasLogged_isDeliveredByTheNext_fromItsFirstLineOn() throws IOException {
		this.endpoint.stopListening();
		String killedPid;
		try (ChildApplication killed = start("--example.end=wait")) {
			killed.awaitOutput("LOGGED");
			killedPid = Long.toString(killed.pid());
			killed.kill();
		}
		this.endpoint.resumeListening();
		try (ChildApplication next = start("--example.end=echo")) {
			await().untilAsserted(() -> assertThat(streamOf(killedPid)).as(next.output())
				.anyMatch((message) -> message.contains("with an exception")));
			next.say("the next one lives");
			assertThat(next.sayNoMore()).as(next.output()).isZero();
			assertThat(next.output()).containsPattern("\\d+ events that earlier processes had left");
		}
		List<String> killed = streamOf(killedPid);
		assertThat(killed.get(0)).contains("Starting ExampleApplication");
		for (int event : IntStream.range(0, 20).toArray()) {
			assertThat(killed).filteredOn((message) -> message.endsWith(": event " + event)).hasSize(1);
		}
		assertThat(this.endpoint.events()).extracting(StoredEvent::message)
			.filteredOn((message) -> message.endsWith("the next one lives"))
			.hasSize(1);
		try (Stream<Path> left = Files.walk(this.directory)) {
			assertThat(left.filter(Files::isRegularFile)).isEmpty();
		}
	}

	@Test
	void whatCannotBeDeliveredBeforeTheEnd_isKept_andTheLastLineSaysSo() {
		this.endpoint.stopListening();
		try (ChildApplication child = start("--example.end=exit", "--cloudwatch.logging.shutdown-timeout=1s")) {
			assertThat(child.awaitEnd()).isZero();
			assertThat(child.output()).containsPattern("CloudWatch Logging: \\d+ events are kept on disk")
				.doesNotContain("could not be delivered before the end");
		}
	}

	private ChildApplication start(String... arguments) {
		return ChildApplication.start(this.endpoint,
				Stream
					.concat(Stream.of(arguments),
							Stream.of("--cloudwatch.logging.buffer.directory=" + this.directory,
									"--cloudwatch.logging.log-stream={pid}", "--example.events=20"))
					.toArray(String[]::new));
	}

	private List<String> streamOf(String pid) {
		return this.endpoint.events()
			.stream()
			.filter((event) -> event.logStream().equals(pid))
			.map(StoredEvent::message)
			.toList();
	}

}
