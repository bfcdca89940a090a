package io.github.cloudwatchlogging.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * No event is lost, whatever happens. {@link FaultSoak} does the same for longer.
 */
class FaultRunTests {

	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	private Path directory;

	@Test
	void nothingIsLost() throws IOException, InterruptedException {
		Spool spool = Spool.in(Files.createDirectory(this.directory.resolve("spool")));
		try (FaultRun run = new FaultRun(System.nanoTime(), spool, this.directory)) {
			run.run(Duration.ofSeconds(8), 12);
		}
	}

}
