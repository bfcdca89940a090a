package io.github.cloudwatchlogging.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * No event is lost, whatever happens, for as long as you like: {@code -Dsoak.seconds=}.
 * {@code -Dseed=} repeats the choices of an earlier run. Fills a disk, too, where it may
 * mount one.
 */
@Tag("soak")
class FaultSoak {

	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	private Path directory;

	@Test
	void nothingIsLost() throws IOException, InterruptedException {
		Spool spool = Spool.mountedIn(Files.createDirectory(this.directory.resolve("spool")));
		try (FaultRun run = new FaultRun(Long.getLong("seed", System.nanoTime()), spool, this.directory)) {
			run.run(Duration.ofSeconds(Long.getLong("soak.seconds", 60)), 30);
		}
	}

}
