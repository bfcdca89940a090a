package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OverflowPolicy#DROP_NEWEST}.
 */
class DropNewestTests {

	private static final DestinationKey AUDIT = new DestinationKey("audit");

	private final BufferFixture fixture = BufferFixture.released(BufferFixture.config(4, OverflowPolicy.DROP_NEWEST));

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void append_givesUpTheNewEvent_whateverItsLevel() {
		this.fixture.singly();
		fill();
		for (EventLevel level : EventLevel.values()) {
			for (int i = 0; i <= level.ordinal(); i++) {
				this.fixture.append(DestinationKey.DEFAULT, level, "new");
			}
		}
		for (EventLevel level : EventLevel.values()) {
			assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL, level)).isEqualTo(level.ordinal() + 1);
		}
		assertThat(this.fixture.events().dropped()).isEqualTo(15);
	}

	@Test
	void append_keepsWhatWaits() {
		this.fixture.singly();
		fill();
		this.fixture.append("new");
		assertThat(this.fixture.deliverAll()).extracting(BufferedEvent::message)
			.startsWith("1", "2", "3", "4")
			.doesNotContain("new");
	}

	@Test
	void append_keepsWhatWaitsForARetry_also() {
		this.fixture.singly();
		fill();
		this.fixture.retry(this.fixture.poll(), BufferFixture.LOST, Duration.ofDays(1));
		this.fixture.append("new");
		assertThat(this.fixture.events().dropped(DropReason.OUTCOME_UNKNOWN)).isZero();
		assertThat(this.fixture.defaultStats().queue().events()).isEqualTo(4);
	}

	@Test
	void append_acceptsEventsAgain_onceThereIsRoom() {
		this.fixture.singly();
		fill();
		this.fixture.append("refused");
		this.fixture.acknowledge(this.fixture.poll());
		this.fixture.append("taken");
		assertThat(this.fixture.events().dropped()).isOne();
		assertThat(this.fixture.deliverAll()).extracting(BufferedEvent::message).contains("taken");
	}

	@Test
	void append_sparesTheOthers_whenAnEventIsLargerThanTheBudget() {
		this.fixture.append("neighbour");
		this.fixture.appendChunks(5);
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(BufferFixture.text(this.fixture.pollAfterLinger())).isEqualTo("neighbour");
	}

	@Test
	void append_sealsTheBatchThatFills_soThatThereWillBeRoom() {
		this.fixture.buffer.configure(BatchLimits.SERVICE, TimeUnit.HOURS.toNanos(1));
		this.fixture.appendChunks(4);
		this.fixture.append(AUDIT, EventLevel.INFO, "new");
		assertThat(this.fixture.poll().cut()).isEqualTo(CutReason.PRESSURE);
	}

	@Test
	void append_sealsABatchThatCanBeSent_evenIfAnotherDestinationRests() {
		this.fixture.buffer.configure(BatchLimits.SERVICE, TimeUnit.HOURS.toNanos(1));
		this.fixture.append(AUDIT, EventLevel.INFO, "denied");
		this.fixture.drain.flush(0);
		this.fixture.retry(this.fixture.poll(), BufferFixture.HOPELESS, Duration.ofDays(1));
		this.fixture.appendChunks(3);
		this.fixture.append(new DestinationKey("access"), EventLevel.INFO, "new");
		assertThat(this.fixture.poll().destination()).isEqualTo(DestinationKey.DEFAULT);
	}

	private void fill() {
		for (String message : new String[] { "1", "2", "3", "4" }) {
			this.fixture.append(message);
		}
	}

}
