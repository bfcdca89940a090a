package io.github.cloudwatchlogging.boot.logging;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Starts and closes an application a hundred times in one JVM. Run with
 * {@code mvn -Psoak test}.
 */
@Tag("soak")
class ManyStartsSoak {

	@Test
	void nothingIsLeft_whenApplicationsAreStartedAndClosed() {
		ManyStartsTests.run(100);
	}

}
