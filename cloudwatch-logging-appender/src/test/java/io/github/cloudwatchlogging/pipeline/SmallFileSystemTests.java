package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.github.cloudwatchlogging.file.ProcessDirectories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * A real file system that is full.
 */
class SmallFileSystemTests extends DiskFaultTestBase {

	private Path small;

	@BeforeEach
	void mount() throws IOException, InterruptedException {
		this.small = Files.createDirectory(this.directory.resolve("small"));
		assumeThat(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", this.small.toString()))
			.as("only root may mount a file system")
			.isZero();
	}

	@AfterEach
	void unmount() throws IOException, InterruptedException {
		close();
		run("umount", this.small.toString());
	}

	@Test
	void nothingIsLostNorRepeated_whileItIsFull_andItIsUsedAgain_whenThereIsRoom() throws IOException {
		Path other = this.small.resolve("other");
		Files.write(other, new byte[3 << 20]);
		this.endpoint.stopListening();
		FaultyDisk disk = new FaultyDisk(new ProcessDirectories(this.small, "application", Instant.now()));
		LogPipeline pipeline = open(disk, config(HOUR));
		append(pipeline, messages("first" + " ".repeat(500), 4000));
		await().until(() -> this.sink.warnings.stream().anyMatch((warning) -> warning.contains("No space left")));
		Files.delete(other);
		await().until(() -> this.sink.infos.stream().anyMatch((info) -> info.contains("again")));
		append(pipeline, messages("second", 100));
		this.endpoint.resumeListening();
		assertThat(pipeline.close(PATIENT)).isZero();
		assertThat(stored()).hasSize(4100).doesNotHaveDuplicates();
		assertThat(pipeline.stats().events().delivered()).isEqualTo(4100);
	}

	private static int run(String... command) throws IOException, InterruptedException {
		Path tool = Path.of("/bin", command[0]);
		return Files.isExecutable(tool) ? new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor() : 1;
	}

}
