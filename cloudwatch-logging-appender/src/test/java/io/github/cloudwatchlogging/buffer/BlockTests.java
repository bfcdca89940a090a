package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OverflowPolicy#BLOCK}: one thread that waits for room. Waits that
 * should end early would go on for ever.
 */
class BlockTests {

	private static final DestinationKey AUDIT = new DestinationKey("audit");

	private BufferFixture fixture = forEver();

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void append_doesNotWait_whileThereIsRoom() {
		LoggingThread thread = LoggingThread.start(this::fill);
		thread.awaitEnd();
		assertThat(this.fixture.stats().allocatedBytes()).isEqualTo(this.fixture.stats().capacityBytes());
	}

	@Test
	void append_continues_whenABatchIsAcknowledged() {
		fill();
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append("new"));
		this.fixture.acknowledge(this.fixture.poll());
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped()).isZero();
		assertThat(this.fixture.defaultStats().queue().events()).isEqualTo(4);
	}

	@Test
	void append_continues_whenABatchIsDropped() {
		fill();
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append("new"));
		this.fixture.outlet.drop(this.fixture.poll(), BufferFixture.TRANSIENT, DropReason.INVALID, BufferFixture.NOW);
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped()).isOne();
	}

	@Test
	void append_waitsOn_whileTheServiceFails() {
		fill();
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append("new"));
		for (int i = 0; i < 10; i++) {
			this.fixture.retry(this.fixture.poll(), BufferFixture.LOST, Duration.ZERO);
		}
		assertThat(thread.hasEnded()).isFalse();
		this.fixture.acknowledge(this.fixture.poll());
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped()).isZero();
	}

	@Test
	void append_waitsNoLonger_whenAllWaitingIsOver() {
		BufferFixture fixture = BufferFixture.released(BufferFixture.blocking(1, Duration.ZERO));
		fixture.append("a");
		LoggingThread blocked = LoggingThread.blocked(() -> fixture.appendChunks(1));
		fixture.buffer.limitWaits(Duration.ofMillis(50).toNanos());
		fixture.ticker.advance(Duration.ofMillis(50));
		blocked.awaitEnd();
		fixture.appendChunks(1);
		assertThat(fixture.events().dropped(DropReason.BUFFER_FULL)).isEqualTo(2);
		assertThat(fixture.buffer.waitedNanos()).isEqualTo(Duration.ofMillis(50).toNanos());
	}

	@Test
	void append_isCountedAsClosed_whenTheEndComes() {
		fill();
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append("new"));
		this.fixture.drain.close(0);
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped(DropReason.CLOSED)).isOne();
		assertThat(this.fixture.events().accepted()).isEqualTo(5);
	}

	@Test
	void append_isCountedAsClosed_whenEverythingIsGivenUp() {
		fill();
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append("new"));
		this.fixture.drain.abandon();
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped(DropReason.CLOSED)).isEqualTo(5);
	}

	@Test
	void append_givesUpTheNewEvent_afterTheTimeout() {
		this.fixture = BufferFixture.released(BufferFixture.blocking(4, Duration.ofMillis(1)));
		fill();
		this.fixture.append(DestinationKey.DEFAULT, EventLevel.ERROR, "new");
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL, EventLevel.ERROR)).isOne();
		assertThat(this.fixture.deliverAll()).extracting(BufferedEvent::message).startsWith("1", "2", "3", "4");
	}

	/**
	 * The lock is held for so long that the thread gets it only when its time is over.
	 */
	@Test
	void append_takesTheRoomThatThereIs_whenItsTimeIsOver() {
		long timeout = TimeUnit.MILLISECONDS.toNanos(500);
		this.fixture = BufferFixture.released(BufferFixture.blocking(4, Duration.ofNanos(timeout)));
		fill();
		Batch batch = this.fixture.poll();
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append("new"));
		this.fixture.buffer.snapshot((key) -> {
			Assumptions.assumeFalse(thread.hasEnded(), "the machine is too slow for this test");
			this.fixture.acknowledge(batch);
			long start = System.nanoTime();
			while (System.nanoTime() - start < timeout) {
				Thread.onSpinWait();
			}
			return null;
		});
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped()).isZero();
	}

	@Test
	void append_waits_howeverLongTheTimeoutIs() {
		this.fixture = BufferFixture.released(BufferFixture.blocking(4, Duration.ofSeconds(Long.MAX_VALUE)));
		fill();
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append("new"));
		this.fixture.acknowledge(this.fixture.poll());
		thread.awaitEnd();
		assertThat(this.fixture.events().accepted()).isEqualTo(5);
	}

	@Test
	void append_doesNotWait_forRoomThatThereCanNeverBe() {
		LoggingThread thread = LoggingThread.start(() -> this.fixture.appendChunks(5));
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped(DropReason.BUFFER_FULL)).isOne();
	}

	@Test
	void append_keepsTheInterruptFlag_andWaitsNevertheless() {
		fill();
		LoggingThread thread = LoggingThread.start(() -> {
			Thread.currentThread().interrupt();
			this.fixture.append("new");
		});
		thread.awaitBlocked();
		this.fixture.acknowledge(this.fixture.poll());
		thread.awaitEnd();
		thread.assertKeptItsInterrupt();
		assertThat(this.fixture.events().dropped()).isZero();
	}

	@Test
	void append_losesNothing_inAStormOfInterrupts() {
		this.fixture.singly();
		LoggingThread thread = LoggingThread.start(() -> {
			for (int i = 0; i < 1000; i++) {
				this.fixture.append(Integer.toString(i));
			}
		});
		int delivered = 0;
		while (!thread.hasEnded()) {
			thread.interrupt();
			delivered += this.fixture.deliverDue().size();
		}
		delivered += this.fixture.deliverAll().size();
		thread.assertKeptItsInterrupt();
		assertThat(this.fixture.events().dropped()).isZero();
		assertThat(delivered).isEqualTo(1000);
	}

	@Test
	void append_sealsTheBatchThatFills_soThatThereWillBeRoom() {
		this.fixture.buffer.configure(BatchLimits.SERVICE, TimeUnit.HOURS.toNanos(1));
		this.fixture.appendChunks(4);
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append(AUDIT, EventLevel.INFO, "new"));
		Batch batch = this.fixture.poll();
		assertThat(batch.cut()).isEqualTo(CutReason.PRESSURE);
		this.fixture.acknowledge(batch);
		thread.awaitEnd();
	}

	@Test
	void append_sealsABatchThatCanBeSent_evenIfAnotherDestinationRests() {
		this.fixture.buffer.configure(BatchLimits.SERVICE, TimeUnit.HOURS.toNanos(1));
		this.fixture.append(AUDIT, EventLevel.INFO, "denied");
		this.fixture.drain.flush(0);
		this.fixture.retry(this.fixture.poll(), BufferFixture.HOPELESS, Duration.ofDays(1));
		this.fixture.appendChunks(3);
		DestinationKey access = new DestinationKey("access");
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.append(access, EventLevel.INFO, "new"));
		this.fixture.acknowledge(this.fixture.poll());
		thread.awaitEnd();
	}

	@Test
	void append_endsTheHold_ratherThanWaitForIt() {
		this.fixture = BufferFixture.holding(BufferFixture.blocking(4, Duration.ZERO));
		this.fixture.appendChunks(2);
		assertThat(this.fixture.stats().state()).isEqualTo(DeliveryState.HOLDING);
		LoggingThread thread = LoggingThread.blocked(() -> this.fixture.appendChunks(3));
		this.fixture.acknowledge(this.fixture.poll());
		thread.awaitEnd();
		assertThat(this.fixture.events().dropped()).isZero();
	}

	private static BufferFixture forEver() {
		return BufferFixture.released(BufferFixture.blocking(4, Duration.ZERO));
	}

	private void fill() {
		this.fixture.singly();
		for (String message : new String[] { "1", "2", "3", "4" }) {
			this.fixture.append(message);
		}
	}

}
