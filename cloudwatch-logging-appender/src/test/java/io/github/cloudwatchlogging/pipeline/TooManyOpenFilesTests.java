package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;

import io.github.cloudwatchlogging.pipeline.LoggingProcess.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has used up its file descriptors.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TooManyOpenFilesTests {

	@TempDir
	private Path directory;

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Has no limit of open files that could be lowered")
	void events_areKeptInMemory_untilFilesCanBeOpenedAgain() throws Exception {
		try (Family family = new Family(this.directory)) {
			Child child = family.start("sh", "-c", "ulimit -n 256; exec \"$0\" \"$@\"").ready().awaitReturned(1000);
			child.ask("pause");
			child.ask("await-recovered");
			assertThat(Integer.parseInt(child.ask("grab-descriptors"))).isPositive();
			child.ask("log");
			child.ask("await-failure");
			child.awaitReturned(child.witness.returned() + 5000);
			child.ask("free-descriptors");
			assertThat(child.ask("await-disk")).contains("Cannot keep events on disk", "Too many open files");
			long returned = child.witness.returned();
			child.awaitReturned(returned + 5000);
			Outcome outcome = child.end(60_000);
			assertThat(outcome.dropped()).as("%s", outcome).isZero();
			assertThat(outcome.delivered()).as("%s", outcome).isEqualTo(child.witness.returned());
			assertThat(family.assertComplete()).as("repeated").isZero();
		}
	}

}
