package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an OutOfMemoryError in the midst of {@link LogBuffer#append} leaves behind. It
 * happens in a JVM of its own.
 */
class HeapExhaustionTests {

	@Test
	void append_keepsTheBooks_whenTheHeapIsFull() throws IOException, InterruptedException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Process process = new ProcessBuilder(java, "-Xmx24m", "-XX:+UseSerialGC", "-cp",
				System.getProperty("java.class.path"), HeapExhaustion.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output.strip()).endsWith("allocated 0, queued 0, unaccounted 0");
	}

}
