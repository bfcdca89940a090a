package io.github.cloudwatchlogging.buffer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link GapMarkers}: when a stream is told of what is missing, and what.
 */
class GapMarkersTests {

	private static final DestinationKey AUDIT = new DestinationKey("audit");

	private BufferFixture fixture = BufferFixture.released(4);

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void streamIsToldOnce_howManyAreMissing_betweenWhenAndWhen_andWhy() {
		outage(10);
		List<BufferedEvent> delivered = this.fixture.deliverAll();
		assertThat(delivered).filteredOn((event) -> event.level() == null)
			.extracting(BufferedEvent::message)
			.containsExactly("[CloudWatch Logging] 6 events are missing here, logged between "
					+ "1970-01-01T00:00:01Z and 1970-01-01T00:00:06Z: 6 buffer-full");
	}

	@Test
	void marker_standsWhereTheGapEnds() {
		outage(10);
		assertThat(Marker.in(this.fixture.deliverAll())).extracting(Marker::timestamp).containsExactly(6000L);
	}

	@Test
	void marker_tellsTheEarliestAndTheLatestTimestamp_alsoOfABatchOutOfOrder() {
		this.fixture.appendAt(3000, "a");
		this.fixture.appendAt(1000, "b");
		this.fixture.appendAt(2000, "c");
		this.fixture.appendChunks(4);
		assertThat(Marker.in(this.fixture.deliverAll())).singleElement().satisfies((marker) -> {
			assertThat(marker.total()).isEqualTo(3);
			assertThat(marker.earliest()).isEqualTo(Instant.ofEpochMilli(1000));
			assertThat(marker.latest()).isEqualTo(Instant.ofEpochMilli(3000));
		});
	}

	@Test
	void marker_tellsEachReason() {
		this.fixture = BufferFixture.released(new BufferConfig(10L * BufferFixture.CHUNK, OverflowPolicy.DROP_NEWEST,
				Duration.ZERO, EventLevel.INFO));
		this.fixture.appendChunks(9);
		this.fixture.append(DestinationKey.DEFAULT, EventLevel.DEBUG, "shed");
		this.fixture.append(DestinationKey.DEFAULT, EventLevel.DEBUG, "shed");
		this.fixture.appendChunks(3);
		assertThat(Marker.in(this.fixture.deliverAll())).singleElement().satisfies((marker) -> {
			assertThat(marker.total()).isEqualTo(3);
			assertThat(marker.of(DropReason.SHED)).isEqualTo(2);
			assertThat(marker.of(DropReason.BUFFER_FULL)).isOne();
		});
	}

	@Test
	void marker_tellsOfWhatMayHaveArrived() {
		this.fixture.append("lost");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.LOST, Duration.ofDays(1));
		this.fixture.appendChunks(4);
		this.fixture.drain.flush(0);
		assertThat(Marker.in(this.fixture.deliverAll())).singleElement()
			.satisfies((marker) -> assertThat(marker.of(DropReason.OUTCOME_UNKNOWN)).isOne());
	}

	@Test
	void marker_waitsUntilTheBufferIsHalfEmpty() {
		outage(10);
		this.fixture.acknowledge(this.fixture.poll());
		assertThat(this.fixture.stats().allocatedBytes()).isEqualTo(3L * BufferFixture.CHUNK);
		this.fixture.acknowledge(this.fixture.poll());
		assertThat(this.fixture.stats().allocatedBytes()).as("two batches and the marker's")
			.isEqualTo(3L * BufferFixture.CHUNK);
	}

	@Test
	void marker_isInNoCountOfEvents() {
		outage(10);
		List<BufferedEvent> delivered = this.fixture.deliverAll();
		assertThat(delivered).hasSize(5);
		assertThat(this.fixture.events().accepted()).isEqualTo(10);
		assertThat(this.fixture.events().delivered()).isEqualTo(4);
		assertThat(this.fixture.stats().queue().events()).isZero();
	}

	@Test
	void marker_isInNoCountOfEvents_whileItWaits() {
		Batch waiting = markerAlone();
		assertThat(this.fixture.stats().calls().inFlight()).isOne();
		this.fixture.ticker.advance(Duration.ofMinutes(1));
		assertThat(this.fixture.stats().queue().events()).isZero();
		assertThat(this.fixture.stats().queue().oldestEventAge()).isZero();
		this.fixture.acknowledge(waiting);
		assertThat(this.fixture.stats().allocatedBytes()).isZero();
	}

	@Test
	void marker_thatTheServiceRefusesForItsAge_isCountedNowhere() {
		this.fixture.outlet.acknowledge(markerAlone(), new RejectedEvents(1, 0, Integer.MAX_VALUE), BufferFixture.NOW);
		assertThat(this.fixture.events().rejected()).isZero();
	}

	@Test
	void marker_thatTheServiceRefusesForItsAge_isToldAgainInThePresent_once() {
		RejectedEvents tooOld = new RejectedEvents(1, 0, Integer.MAX_VALUE);
		this.fixture.outlet.acknowledge(markerAlone(), tooOld, BufferFixture.NOW);
		Batch again = this.fixture.pollAfterLinger();
		assertThat(Marker.in(again.events())).singleElement().satisfies((marker) -> {
			assertThat(marker.total()).isOne();
			assertThat(Instant.ofEpochMilli(marker.timestamp())).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
		});
		this.fixture.outlet.acknowledge(again, tooOld, BufferFixture.NOW);
		assertThat(this.fixture.deliverAll()).isEmpty();
	}

	@Test
	void marker_takesNobodysRoom() {
		this.fixture = BufferFixture.released(1);
		this.fixture.append("a");
		Batch inFlight = this.fixture.pollAfterLinger();
		this.fixture.appendChunks(1);
		this.fixture.acknowledge(inFlight);
		assertThat(this.fixture.stats().allocatedBytes()).as("the marker's").isEqualTo(BufferFixture.CHUNK);
		this.fixture.append("b");
		assertThat(this.fixture.events().dropped()).isOne();
		assertThat(this.fixture.deliverAll()).extracting(BufferedEvent::message).contains("b");
	}

	@Test
	void markers_goToTheStreamThatHasTheGap() {
		this.fixture.append(AUDIT, EventLevel.INFO, "given up");
		this.fixture.appendChunks(4);
		this.fixture.acknowledge(this.fixture.pollAfterLinger());
		Batch told = this.fixture.pollAfterLinger();
		assertThat(told.destination()).isEqualTo(AUDIT);
		assertThat(Marker.told(told.events())).isOne();
	}

	@Test
	void marker_isTold_whenAllThatItsDestinationHadWasGivenUp_andItIsSilent() {
		this.fixture.append(AUDIT, EventLevel.INFO, "given up");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, Duration.ZERO);
		this.fixture.appendChunks(4);
		this.fixture.appendChunks(4);
		assertThat(this.fixture.stats().destinations().get(1).retrying()).isFalse();
		assertThat(Marker.told(this.fixture.deliverAll())).isEqualTo(2);
		assertThat(this.fixture.stats().state()).isEqualTo(DeliveryState.DELIVERING);
	}

	@Test
	void flush_tellsOfAGap_alsoWhereNothingElseWaits() {
		this.fixture.appendChunks(5);
		this.fixture.drain.flush(0);
		assertThat(Marker.told(this.fixture.deliverDue())).isOne();
	}

	@Test
	void marker_waitsUntilItsOwnDestinationWorksAgain() {
		this.fixture.append(AUDIT, EventLevel.INFO, "given up");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, Duration.ofDays(1));
		this.fixture.appendChunks(4);
		assertThat(Marker.in(this.fixture.deliverAll())).isEmpty();
	}

	@Test
	void marker_standsInThePresent_ifTheGapEndsInTheFuture() {
		long future = Instant.now().plus(Duration.ofDays(30)).toEpochMilli();
		this.fixture.appendAt(future, "given up");
		this.fixture.appendChunks(4);
		assertThat(Marker.in(this.fixture.deliverAll())).singleElement().satisfies((marker) -> {
			assertThat(Instant.ofEpochMilli(marker.timestamp())).isBefore(Instant.now().plusSeconds(1));
			assertThat(marker.latest()).isEqualTo(Instant.ofEpochMilli(future));
		});
	}

	@Test
	void nothingIsTold_whereNothingIsMissing() {
		this.fixture.append("a");
		this.fixture.append("b");
		assertThat(this.fixture.deliverAll()).extracting(BufferedEvent::message).containsExactly("a", "b");
		this.fixture.drain.close(0);
		this.fixture.assertNothingIsDue();
	}

	@ParameterizedTest
	@EnumSource(names = { "EMPTY", "ENCODE_FAILED", "CLOSED" })
	void nothingIsTold_ofEventsThatNeverWaited(DropReason reason) {
		this.fixture.buffer.refuse(DestinationKey.DEFAULT, EventLevel.ERROR, reason);
		this.fixture.append("a");
		assertThat(Marker.in(this.fixture.deliverAll())).isEmpty();
	}

	@Test
	void nothingIsTold_ofEventsThatTheServiceRefuses() {
		this.fixture.append("poison");
		this.fixture.outlet.drop(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, DropReason.INVALID,
				BufferFixture.NOW);
		this.fixture.append("a");
		assertThat(Marker.in(this.fixture.deliverAll())).isEmpty();
	}

	@Test
	void marker_isToldAgain_withWhatIsMissingSince_ifItIsGivenUp() {
		outage(6);
		this.fixture.acknowledge(this.fixture.poll());
		this.fixture.acknowledge(this.fixture.poll());
		outage(10);
		List<BufferedEvent> delivered = this.fixture.deliverAll();
		assertThat(Marker.told(delivered)).isEqualTo(Marker.toTell(this.fixture.events())).isGreaterThan(8);
		assertThat(Marker.in(delivered)).hasSize(1);
	}

	@Test
	void aSecondGap_isToldByASecondMarker() {
		outage(6);
		List<BufferedEvent> delivered = new ArrayList<>(this.fixture.deliverAll());
		outage(7);
		delivered.addAll(this.fixture.deliverAll());
		assertThat(Marker.in(delivered)).extracting(Marker::total).containsExactly(2L, 3L);
	}

	/** The next batch takes the marker's time far from that of the events around it. */
	@Test
	void marker_fitsIntoTheLimitsOfABatch() {
		this.fixture.appendAt(0, "given up");
		this.fixture.appendChunks(4);
		long later = Duration.ofDays(3).toMillis();
		Batch inFlight = this.fixture.pollAfterLinger();
		this.fixture.acknowledge(inFlight);
		this.fixture.appendAt(later, "later");
		for (Batch batch = this.fixture.pollAfterLinger(); batch != null; batch = this.fixture.outlet.poll()) {
			List<BufferedEvent> events = batch.events();
			assertThat(events.get(events.size() - 1).timestamp() - events.get(0).timestamp())
				.isLessThan(Duration.ofDays(1).toMillis());
			this.fixture.acknowledge(batch);
		}
	}

	/**
	 * The first reading after that of the acknowledgement is the one for the marker's
	 * batch.
	 */
	@Test
	void acknowledgement_counts_evenIfMemoryRunsOutForTheMarker() {
		AtomicInteger readings = new AtomicInteger(Integer.MAX_VALUE);
		LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(4L * BufferFixture.CHUNK), 0, () -> {
			if (readings.decrementAndGet() == 0) {
				throw new OutOfMemoryError("none left");
			}
			return 0;
		}, Clock.systemUTC());
		buffer.append(DestinationKey.DEFAULT, 0, EventLevel.INFO, new byte[1], 1);
		Batch batch = Objects.requireNonNull(buffer.outlet().poll());
		byte[] tooLarge = new byte[5 * BufferFixture.CHUNK];
		buffer.append(DestinationKey.DEFAULT, 0, EventLevel.INFO, tooLarge, tooLarge.length);
		readings.set(2);
		assertThatThrownBy(() -> buffer.outlet().acknowledge(batch, RejectedEvents.NONE, BufferFixture.NOW))
			.isInstanceOf(OutOfMemoryError.class);
		buffer.outlet().retry(batch, BufferFixture.TRANSIENT, 0, BufferFixture.NOW);
		DeliveryStats stats = buffer.snapshot((key) -> null);
		ConservationLaw.assertHolds(stats);
		assertThat(stats.events().delivered()).isOne();
		assertThat(stats.allocatedBytes()).isZero();
	}

	/** Leaves the last four of these events, each in a batch of its own. */
	private void outage(int events) {
		this.fixture.singly();
		for (int i = 1; i <= events; i++) {
			this.fixture.appendAt(1000L * i, "event " + i);
		}
	}

	/** Takes a batch in which there is nothing but a marker. */
	private Batch markerAlone() {
		this.fixture.append("a");
		Batch inFlight = this.fixture.pollAfterLinger();
		this.fixture.appendChunks(5);
		this.fixture.acknowledge(inFlight);
		return this.fixture.pollAfterLinger();
	}

}
