package io.github.cloudwatchlogging.logback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a StackOverflowError in the midst of a logging call leaves behind. It happens in a
 * JVM of its own.
 */
class StackExhaustionTests {

	@Test
	void logging_whereTheStackEnds_harmsNobodyElse(@TempDir Path directory) throws IOException, InterruptedException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Path output = directory.resolve("output");
		Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
				StackExhaustion.class.getName())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		boolean ended = process.waitFor(60, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertThat(ended).as("nobody waits for a lock that is never released").isTrue();
		assertThat(Files.readString(output)).contains("neighbours 1, left 0, invented 0");
	}

}
