package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogBuffer}: the side of the threads that log.
 */
class LogBufferTests {

	private BufferFixture fixture = BufferFixture.released(4);

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void append_givesUpTheOldestBatch_whenTheBudgetIsUsedUp() {
		this.fixture.singly();
		for (String message : new String[] { "1", "2", "3", "4", "5" }) {
			this.fixture.append(message);
		}
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("2");
		assertThat(this.fixture.stats().allocatedBytes()).isEqualTo(4L * BufferFixture.CHUNK);
	}

	/** As do events that a queue replays, or flushes in short intervals. */
	@Test
	void batchesThatAreHardlyFilled_takeHardlyAnyMemory() {
		for (int i = 0; i < 300; i++) {
			this.fixture.appendAt(Duration.ofDays(2 * (i % 2)).toMillis(), "event");
		}
		assertThat(this.fixture.events().dropped()).isZero();
		this.fixture.deliverAll();
		assertThat(this.fixture.events().delivered()).isEqualTo(300);
		assertThat(this.fixture.stats().allocatedBytes()).isZero();
	}

	@Test
	void append_givesUpTheOldestBatch_whicheverDestinationItIsFor() {
		DestinationKey audit = new DestinationKey("audit");
		this.fixture.singly();
		this.fixture.append(audit, EventLevel.WARN, "oldest");
		this.fixture.append(audit, EventLevel.ERROR, "still filling");
		for (int i = 0; i < 3; i++) {
			this.fixture.append("x");
		}
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL, EventLevel.WARN)).isOne();
		assertThat(this.fixture.events().dropped()).isOne();
	}

	@Test
	void append_givesUpABatchThatWaits_beforeOneThatFills() {
		DestinationKey audit = new DestinationKey("audit");
		this.fixture.append(audit, EventLevel.ERROR, "oldest, but filling");
		this.fixture.singly();
		for (int i = 0; i < 4; i++) {
			this.fixture.append("x");
		}
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL, EventLevel.ERROR)).isZero();
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL, EventLevel.INFO)).isOne();
	}

	@Test
	void append_givesUpTheNewEvent_whenEveryBatchIsInFlight() {
		this.fixture.singly();
		for (int i = 0; i < 4; i++) {
			this.fixture.append("x");
		}
		this.fixture.drain.flush(0);
		List<Batch> inFlight = List.of(this.fixture.poll(), this.fixture.poll(), this.fixture.poll(),
				this.fixture.poll());
		this.fixture.append("new");
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(this.fixture.stats().calls().inFlight()).isEqualTo(4);
		inFlight.forEach(this.fixture::acknowledge);
		assertThat(this.fixture.events().delivered()).isEqualTo(4);
	}

	@Test
	void append_sparesTheOthers_whenAnEventIsLargerThanTheBudget() {
		this.fixture.append("neighbour");
		this.fixture.appendChunks(5);
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(BufferFixture.text(this.fixture.pollAfterLinger())).isEqualTo("neighbour");
	}

	@Test
	void append_sparesTheOthers_whenWhatIsInFlightLeavesNoRoomForAnEvent() {
		this.fixture.appendChunks(2);
		Batch inFlight = this.fixture.pollAfterLinger();
		this.fixture.append("neighbour");
		this.fixture.appendChunks(3);
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(this.fixture.defaultStats().queue().events()).isEqualTo(2);
		this.fixture.acknowledge(inFlight);
	}

	@Test
	void append_countsWhatIsGivenUpAsUnknown_whenItsReplyWasLost() {
		this.fixture.append("lost");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.LOST, Duration.ofDays(1));
		this.fixture.appendChunks(4);
		assertThat(this.fixture.events().dropped(DropReason.OUTCOME_UNKNOWN)).isOne();
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isZero();
	}

	@Test
	void append_mayGiveUpTheBatchThatItWasFilling() {
		this.fixture.appendChunks(2);
		this.fixture.appendChunks(3);
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(this.fixture.defaultStats().queue().events()).isOne();
	}

	@Test
	void append_cutsTheBatch_byTheReasonOfTheRefusal() {
		this.fixture.limits(new BatchLimits(2, BatchLimits.SERVICE.maxBytes()));
		this.fixture.append("1");
		this.fixture.append("2");
		this.fixture.append("3");
		Batch batch = this.fixture.poll();
		assertThat(batch.cut()).isEqualTo(CutReason.MAX_EVENTS);
		assertThat(BufferFixture.text(batch)).isEqualTo("12");
	}

	@Test
	void configure_keepsABatchBelowAQuarterOfTheBudget() {
		this.fixture.limits(BatchLimits.SERVICE);
		for (int i = 0; i < 5; i++) {
			this.fixture.append("x".repeat(BufferFixture.CHUNK / 4));
		}
		Batch batch = this.fixture.poll();
		assertThat(batch.cut()).isEqualTo(CutReason.MAX_BYTES);
		assertThat(batch.bytes()).isLessThanOrEqualTo(BufferFixture.CHUNK);
	}

	@Test
	void counts_areByLevel() {
		for (EventLevel level : EventLevel.values()) {
			for (int i = 0; i <= level.ordinal(); i++) {
				this.fixture.append(DestinationKey.DEFAULT, level, "x");
			}
		}
		this.fixture.acknowledge(this.fixture.pollAfterLinger());
		for (EventLevel level : EventLevel.values()) {
			assertThat(this.fixture.events().accepted(level)).isEqualTo(level.ordinal() + 1);
			assertThat(this.fixture.events().delivered(level)).isEqualTo(level.ordinal() + 1);
		}
	}

	@Test
	void refuse_countsAnAcceptedEventThatWasDropped() {
		this.fixture.buffer.refuse(DestinationKey.DEFAULT, EventLevel.WARN, DropReason.EMPTY);
		assertThat(this.fixture.events().accepted(EventLevel.WARN)).isOne();
		assertThat(this.fixture.events().dropped(DropReason.EMPTY, EventLevel.WARN)).isOne();
	}

	@Test
	void append_isCountedAsClosed_afterTheEnd() {
		this.fixture.drain.close(0);
		this.fixture.append("closing");
		this.fixture.drain.abandon();
		this.fixture.append("closed");
		assertThat(this.fixture.events().dropped(DropReason.CLOSED)).isEqualTo(2);
		assertThat(this.fixture.stats().state()).isEqualTo(DeliveryState.CLOSED);
	}

	@Test
	void hold_endsByRelease() {
		this.fixture = BufferFixture.holding(4);
		this.fixture.append("early");
		this.fixture.ticker.advance(BufferFixture.LINGER);
		this.fixture.assertNothingIsDue();
		assertThat(this.fixture.stats().state()).isEqualTo(DeliveryState.HOLDING);
		this.fixture.buffer.release();
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("early");
		assertThat(this.fixture.stats().state()).isEqualTo(DeliveryState.DELIVERING);
	}

	@Test
	void hold_endsByTime() {
		this.fixture = BufferFixture.holding(4);
		this.fixture.append("early");
		this.fixture.ticker.advance(Duration.ofSeconds(10).minusNanos(1));
		this.fixture.assertNothingIsDue();
		this.fixture.ticker.advance(Duration.ofNanos(1));
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("early");
	}

	@Test
	void hold_endsWhenMoreThanHalfOfTheBudgetIsUsed() {
		this.fixture = BufferFixture.holding(4);
		this.fixture.singly();
		this.fixture.append("1");
		this.fixture.append("2");
		this.fixture.assertNothingIsDue();
		this.fixture.append("3");
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("1");
	}

	@Test
	void snapshot_tellsTheAgeOfTheOldestEvent() {
		this.fixture.append("old");
		this.fixture.ticker.advance(Duration.ofSeconds(5));
		this.fixture.append("new");
		assertThat(this.fixture.stats().queue().oldestEventAge()).isEqualTo(Duration.ofSeconds(5));
		assertThat(this.fixture.stats().queue().bytes()).isEqualTo(6 + 2 * BatchLimits.EVENT_OVERHEAD);
	}

}
