package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;
import java.util.List;

import io.github.cloudwatchlogging.pipeline.LoggingProcess.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that keep their events in one directory at the same time.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralLoggingProcessesTests {

	@TempDir
	private Path directory;

	private Family family;

	@BeforeEach
	void open() {
		this.family = new Family(this.directory);
	}

	@AfterEach
	void close() {
		this.family.close();
	}

	@Test
	void processes_deliverTheirOwn_whenAllAreAlive() throws Exception {
		List<Child> children = List.of(this.family.start(), this.family.start());
		for (Child each : children) {
			each.ready().awaitReturned(1000);
		}
		for (Child each : children) {
			Outcome outcome = each.end(60_000);
			assertThat(outcome.recovered()).as("%s", outcome).isZero();
			assertThat(outcome.delivered()).as("%s", outcome).isEqualTo(each.witness.returned());
		}
		assertThat(this.family.assertComplete()).as("repeated").isZero();
	}

	@Test
	void aProcess_adoptsWhatADeadOneHasLeft_andNothingOfOneThatIsAlive() throws Exception {
		this.family.endpoint.stopListening();
		Child alive = this.family.start();
		Child dead = this.family.start().awaitReturned(1000);
		alive.ready().awaitReturned(1000).ask("pause");
		dead.kill();
		long left = this.family.left() - alive.witness.returned();
		Child next = this.family.start().ready().awaitReturned(1000);
		next.ask("pause");
		this.family.endpoint.resumeListening();
		next.ask("await-recovered", left);
		assertThat(next.end(60_000).recovered()).isEqualTo(left);
		assertThat(alive.end(60_000).recovered()).isZero();
		assertThat(this.family.assertComplete()).as("repeated").isZero();
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Has no signals that suspend a process")
	void aProcess_isTakenForAlive_whileItIsSuspended() throws Exception {
		Child suspended = this.family.start().ready().awaitReturned(5000);
		suspended.signal("STOP");
		Child other = this.family.start().ready().awaitReturned(1000);
		assertThat(other.end(60_000).recovered()).isZero();
		long returned = suspended.witness.returned();
		suspended.signal("CONT");
		suspended.awaitReturned(returned + 1000);
		assertThat(suspended.end(60_000).left()).isZero();
		assertThat(this.family.assertComplete()).as("repeated").isZero();
	}

}
