package io.github.cloudwatchlogging.logback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a StackOverflowError in the midst of a logging call leaves behind. It happens in a
 * JVM of its own.
 */
class StackExhaustionTests {

	@TempDir
	private Path directory;

	@Test
	void logging_whereTheStackEnds_harmsNobodyElse() throws IOException, InterruptedException {
		run(List.of());
	}

	@Test
	void logging_whereTheStackEnds_harmsNobodyElse_onDisk() throws IOException, InterruptedException {
		run(List.of(this.directory.resolve("buffer").toString()));
	}

	private void run(List<String> arguments) throws IOException, InterruptedException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Path output = this.directory.resolve("output");
		List<String> command = new ArrayList<>(
				List.of(java, "-cp", System.getProperty("java.class.path"), StackExhaustion.class.getName()));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		boolean ended = process.waitFor(60, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertThat(ended).as("nobody waits for a lock that is never released").isTrue();
		assertThat(Files.readString(output)).contains("neighbours 1, left 0, invented 0, unaccounted 0, ended 0");
	}

}
