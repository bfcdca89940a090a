package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backlog larger than the heap, in a JVM of its own.
 */
class BacklogLoadTests {

	@TempDir
	private Path directory;

	@Test
	void aBacklogLargerThanTheHeap_isDelivered_andLiveEventsGoOn() throws IOException, InterruptedException {
		BacklogSoak.run(this.directory, 150);
	}

}
