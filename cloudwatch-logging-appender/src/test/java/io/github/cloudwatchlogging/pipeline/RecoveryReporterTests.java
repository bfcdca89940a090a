package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DeliveryListener.Call;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.QueueStats;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecoveryReporter}.
 */
class RecoveryReporterTests {

	private static final Failure MISNAMED = new Failure("InvalidParameterException",
			"the service refuses 'logGroupName'", false, Outlook.MISNAMED);

	private final RecordingSink sink = new RecordingSink();

	private long queued;

	private final long[] delivered = new long[EventLevel.values().length];

	private final long[][] rejected = new long[RejectReason.values().length][EventLevel.values().length];

	private final long[][] dropped = new long[DropReason.values().length][EventLevel.values().length];

	private final RecoveryReporter reporter = new RecoveryReporter(this::stats, this.sink);

	@Test
	void theEnd_isToldOnce_whenNothingWaitsAnyMore() {
		this.queued = 30;
		this.reporter.onFound();
		call();
		assertThat(this.sink.infos).isEmpty();
		this.queued = 0;
		this.delivered[0] = 30;
		call();
		call();
		assertThat(this.sink.infos).containsExactly(
				"Of the events that were found of earlier processes none waits any more: 30 were delivered");
	}

	@Test
	void theEnd_isToldAgain_withTheNewFigures_whenMoreWasFound() {
		this.delivered[0] = 30;
		this.reporter.onFound();
		this.delivered[0] = 32;
		call();
		this.reporter.onFound();
		assertThat(this.sink.infos).hasSize(2);
		assertThat(this.sink.infos.get(1)).endsWith(": 2 were delivered");
	}

	@Test
	void theEnd_namesWhatWasNotDelivered() {
		this.delivered[0] = 30;
		this.rejected[RejectReason.TOO_OLD.ordinal()][0] = 4;
		this.dropped[DropReason.INVALID.ordinal()][0] = 2;
		this.dropped[DropReason.UNREADABLE.ordinal()][1] = 3;
		this.reporter.onFound();
		assertThat(this.sink.infos).singleElement().asString().endsWith(": 30 were delivered, 4 rejected, 5 dropped");
	}

	@Test
	void nothing_isTold_whereNothingWasFound() {
		call();
		assertThat(this.sink.infos).isEmpty();
	}

	@Test
	void namesThatCannotBeUsed_areToldOfOnceForEachStream() {
		for (int i = 0; i < 3; i++) {
			this.reporter.onMisnamed(new Destination("group", "stream"), MISNAMED);
			this.reporter.onMisnamed(new Destination("group", "another"), MISNAMED);
		}
		assertThat(this.sink.warnings).hasSize(2);
		assertThat(this.sink.warnings.get(0)).contains("group group", "stream stream", "refuses 'logGroupName'");
	}

	private void call() {
		this.reporter.onCall(new Call(DestinationKey.DEFAULT, CutReason.LINGER, 1, 30, Call.SUCCESS, true,
				Duration.ZERO, Duration.ZERO, null));
	}

	private DeliveryStats stats() {
		EventCounts counts = new EventCounts(new long[EventLevel.values().length], new long[EventLevel.values().length],
				this.delivered.clone(), this.rejected, this.dropped);
		return new DeliveryStats(DeliveryState.DELIVERING, 1000, 0, null,
				List.of(new DestinationStats(DestinationKey.RECOVERED, null, false,
						new QueueStats(this.queued, 100 * this.queued, Duration.ZERO), counts, CallStats.NONE)));
	}

}
