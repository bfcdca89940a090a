package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A backlog of 5 GB under a heap of 64 MB, in a JVM of its own.
 */
@Tag("soak")
class BacklogSoak {

	private static final int FILES = 5000;

	private static final Pattern FIGURES = Pattern.compile("lost 0, live p99 (\\d+) ms.*");

	@TempDir
	private Path directory;

	@Test
	void aBacklogMuchLargerThanTheHeap_isDelivered_andLiveEventsGoOn() throws IOException, InterruptedException {
		assumeThat(Files.getFileStore(this.directory).getUsableSpace()).as("room on the disk").isGreaterThan(10L << 30);
		run(this.directory, FILES);
	}

	static void run(Path directory, int files) throws IOException, InterruptedException {
		BacklogLoad.write(directory, files);
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Process process = new ProcessBuilder(java, "-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp",
				System.getProperty("java.class.path"), BacklogLoad.class.getName(), directory.toString(),
				String.valueOf(files))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		System.out.println(output);
		assertThat(process.waitFor()).as(output).isZero();
		Matcher matcher = FIGURES.matcher(output.substring(output.lastIndexOf('\n') + 1));
		assertThat(matcher.matches()).as(output).isTrue();
		assertThat(Integer.parseInt(matcher.group(1))).isLessThan(5000);
	}

}
