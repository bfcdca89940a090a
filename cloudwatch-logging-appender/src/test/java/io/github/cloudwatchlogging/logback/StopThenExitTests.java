package io.github.cloudwatchlogging.logback;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A JVM that is told to end while Logback is being stopped.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopThenExitTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void exit_waitsForTheEvents() throws Exception {
		this.endpoint.faults().add(Fault.unavailable());
		Process process = run("40 seconds");
		try (BufferedReader output = process.inputReader()) {
			List<String> lines = output.lines().takeWhile((line) -> !line.equals(StopThenExit.EXITING)).toList();
			this.endpoint.faults().clear();
			assertThat(output.lines()).as("after %s", lines).isEmpty();
		}
		finally {
			end(process);
		}
		assertThat(this.endpoint.events()).hasSize(100);
	}

	@Test
	void exit_waitsForTheLastReport() throws Exception {
		this.endpoint.faults().add(Fault.unavailable());
		Process process = run("1 second");
		try (BufferedReader output = process.inputReader()) {
			assertThat(output.lines()).last().asString().contains("100 events could not be delivered before the end");
		}
		finally {
			end(process);
		}
	}

	private Process run(String shutdownTimeout) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-Daws.accessKeyId=test", "-Daws.secretAccessKey=test", "-cp",
				System.getProperty("java.class.path"), StopThenExit.class.getName(), this.endpoint.uri().toString(),
				shutdownTimeout)
			.redirectErrorStream(true)
			.start();
	}

	private static void end(Process process) throws InterruptedException {
		process.waitFor(30, TimeUnit.SECONDS);
		process.destroyForcibly();
	}

}
