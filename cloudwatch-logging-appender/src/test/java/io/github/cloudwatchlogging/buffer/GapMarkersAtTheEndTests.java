package io.github.cloudwatchlogging.buffer;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the markers that are written when the buffer is closed, and for those that
 * still wait then.
 */
class GapMarkersAtTheEndTests {

	private static final long HOUR = TimeUnit.HOURS.toNanos(1);

	private final BufferFixture fixture = BufferFixture.released(4);

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void close_tellsOfWhatIsMissing() {
		this.fixture.append("a");
		this.fixture.appendChunks(5);
		this.fixture.drain.close(0);
		assertThat(Marker.told(this.fixture.deliverDue())).isOne();
	}

	@Test
	void close_waitsForAMarkerAlone() {
		this.fixture.appendChunks(5);
		LoggingThread closing = LoggingThread.start(() -> this.fixture.drain.close(HOUR));
		closing.awaitBlocked();
		assertThat(Marker.told(this.fixture.deliverDue())).isOne();
		closing.awaitEnd();
	}

	@Test
	void close_tellsOfWhatIsMissing_onceThereIsRoom() {
		this.fixture.singly();
		for (int i = 0; i < 6; i++) {
			this.fixture.append("x");
		}
		LoggingThread closing = LoggingThread.blocked(() -> this.fixture.drain.close(HOUR));
		List<BufferedEvent> delivered = this.fixture.deliverDue();
		assertThat(Marker.told(delivered)).isEqualTo(2);
		closing.awaitEnd();
	}

	@Test
	void close_dropsNothing_forTheSakeOfAMarker() {
		this.fixture.singly();
		for (int i = 0; i < 6; i++) {
			this.fixture.append("x");
		}
		this.fixture.drain.close(0);
		assertThat(this.fixture.events().dropped()).isEqualTo(2);
		assertThat(this.fixture.stats().queue().events()).isEqualTo(4);
	}

	@Test
	void flush_waitsForAMarkerThatWaits() {
		this.fixture.append("a");
		Batch inFlight = this.fixture.pollAfterLinger();
		this.fixture.appendChunks(5);
		this.fixture.acknowledge(inFlight);
		LoggingThread flushing = LoggingThread.start(() -> this.fixture.drain.flush(HOUR));
		flushing.awaitBlocked();
		assertThat(Marker.told(this.fixture.deliverDue())).isOne();
		flushing.awaitEnd();
	}

	@Test
	void flush_doesNotCountAMarkerThatIsLeft() {
		this.fixture.append("a");
		Batch inFlight = this.fixture.pollAfterLinger();
		this.fixture.appendChunks(5);
		this.fixture.acknowledge(inFlight);
		assertThat(this.fixture.drain.flush(0)).isZero();
	}

	@Test
	void abandon_countsNoMarker() {
		this.fixture.append("a");
		this.fixture.appendChunks(5);
		this.fixture.drain.close(0);
		assertThat(this.fixture.drain.abandon()).isOne();
		assertThat(this.fixture.stats().allocatedBytes()).isZero();
	}

}
