package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link DiskReporter}.
 */
class DiskReporterTests {

	private final ManualTicker ticker = new ManualTicker();

	private final RecordingSink sink = new RecordingSink();

	private final DeliveryStats stats = new DeliveryStats(DeliveryState.DELIVERING, 0, 0, null, List.of());

	private final DiskReporter reporter = new DiskReporter(Path.of("logs"), this.sink,
			new RecoveryReporter(() -> this.stats, this.sink), this.ticker);

	@Test
	void aDiskThatFailsEverySecond_isToldOfEveryFiveMinutes() {
		for (int second = 0; second < 601; second++) {
			this.reporter.onFailure(new IOException("No space left on device"));
			this.reporter.onReturn(10);
			this.ticker.advance(Duration.ofSeconds(1));
		}
		assertThat(this.sink.warnings).hasSize(3);
		assertThat(this.sink.warnings.get(0))
			.endsWith("No space left on device. Until this is mended they are kept in memory");
		assertThat(this.sink.warnings.get(1)).endsWith("since the last report 2990 were");
		assertThat(this.sink.infos).hasSize(3);
	}

	@Test
	void aDirectoryThatIsAFile_isToldOfOnce() {
		// Whoever creates the directory finds it, and whoever looks what is in it.
		this.reporter.onFailure(new IOException("/logs is a file, not a directory"));
		this.reporter.onFailure(new IOException("/logs is a file, not a directory"));
		assertThat(this.sink.warnings).containsExactly("Cannot keep events on disk in logs: "
				+ "/logs is a file, not a directory. Until this is mended they are kept in memory");
	}

	@Test
	void aDiskThatFailsAgain_andStaysAway_isToldOfSoon() {
		this.reporter.onFailure(new IOException("gone"));
		this.reporter.onReturn(10);
		for (int second = 0; second <= 30; second++) {
			assertThat(this.sink.warnings).as("second %d", second).hasSize(1);
			this.ticker.advance(Duration.ofSeconds(1));
			this.reporter.onFailure(new IOException("gone again"));
		}
		assertThat(this.sink.warnings).hasSize(2);
		this.reporter.onReturn(20);
		assertThat(this.sink.infos).hasSize(2);
		assertThat(this.sink.infos.get(1)).endsWith("again; 20 were kept in memory meanwhile");
	}

	@Test
	void aDiskThatStaysAway_isToldOfAgain() {
		for (int second = 0; second < 301; second++) {
			this.reporter.onFailure(new IOException("gone"));
			this.ticker.advance(Duration.ofSeconds(1));
		}
		assertThat(this.sink.warnings).hasSize(2);
		assertThat(this.sink.warnings.get(0)).startsWith("Cannot keep events on disk in logs: gone. ");
		assertThat(this.sink.warnings.get(1)).startsWith("Still cannot keep events on disk in logs: gone. ");
		assertThat(this.sink.infos).isEmpty();
	}

	@Test
	void aPathAlone_isExplained() {
		this.reporter.onFailure(new AccessDeniedException("/logs/1"));
		assertThat(this.sink.warnings).singleElement().asString().contains("logs: there is no permission for /logs/1.");
	}

	@Test
	void manyFilesThatCannotBeDelivered_areToldOfTogether() {
		for (int i = 0; i < 100; i++) {
			this.reporter.onUnreadable(new IOException("damaged"));
		}
		this.ticker.advance(Duration.ofMinutes(5));
		this.reporter.onUnreadable(new IOException("damaged"));
		assertThat(this.sink.warnings).hasSize(2);
		assertThat(this.sink.warnings.get(1)).endsWith("Since the last report that happened 99 times more");
	}

}
