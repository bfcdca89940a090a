package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;

import io.github.cloudwatchlogging.pipeline.LoggingProcess.Outcome;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that end while the endpoint takes nothing: what they have on disk stays
 * there.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BacklogAtTheEndTests {

	private static final long TIMEOUT_MILLIS = 1000;

	/** Much later only if somebody has waited for what does not come. */
	private static final long LATE_MILLIS = 15_000;

	@TempDir
	private Path directory;

	@Test
	void theEnd_leavesEverythingOnDisk_whenTheEndpointIsDown() throws Exception {
		try (Family family = new Family(this.directory)) {
			family.endpoint.stopListening();
			endTwice(family);
			family.endpoint.resumeListening();
			deliver(family);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "hang", "throttle" })
	void theEnd_leavesEverythingOnDisk_whenTheEndpointTakesNothing(String name) throws Exception {
		try (Family family = new Family(this.directory)) {
			family.endpoint.faults().add(name.equals("hang") ? Fault.hang() : Fault.throttle());
			endTwice(family);
			family.endpoint.faults().clear();
			deliver(family);
		}
	}

	/** The second process finds what the first has left, and leaves it, too. */
	private static void endTwice(Family family) throws Exception {
		for (int i = 0; i < 2; i++) {
			long before = family.left();
			Outcome outcome = family.start().ready().awaitReturned(2000).end(TIMEOUT_MILLIS);
			assertThat(outcome.millis()).as("%s", outcome).isLessThan(LATE_MILLIS);
			assertThat(outcome.left()).as("given up: %s", outcome).isZero();
			assertThat(outcome.delivered()).as("%s", outcome).isZero();
			assertThat(family.left()).as("%s", outcome).isEqualTo(before + outcome.accepted());
		}
		assertThat(family.left()).isEqualTo(family.returned());
	}

	private static void deliver(Family family) throws Exception {
		long left = family.left();
		Child last = family.start().ready();
		last.ask("pause");
		last.ask("await-recovered", left);
		Outcome outcome = last.end(60_000);
		assertThat(outcome.recovered()).isEqualTo(left);
		assertThat(family.assertComplete()).as("repeated").isZero();
	}

}
