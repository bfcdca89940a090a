package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for markers in a batch that is split: each stays what it is, and where it is.
 */
class SplitMarkersTests {

	private static final int CHUNKS = 8;

	private final BufferFixture fixture = BufferFixture.released(CHUNKS);

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void marker_staysInItsHalf() {
		gap(2000);
		this.fixture.appendAt(1000, "before");
		split(this.fixture.pollAfterLinger());
		assertThat(this.fixture.deliverDue()).extracting(BufferedEvent::timestamp).containsExactly(1000L, 2000L);
		assertThat(this.fixture.events().delivered()).as("without the marker").isEqualTo(2);
	}

	@Test
	void marker_isToldAgain_whenItsHalfIsGivenUp() {
		gap(2000);
		this.fixture.appendAt(1000, "before");
		split(this.fixture.pollAfterLinger());
		giveUpBothHalves();
		assertThat(Marker.told(this.fixture.deliverAll())).isEqualTo(2).isEqualTo(Marker.toTell(this.fixture.events()));
	}

	@Test
	void markersOfOneBatch_keepTheirTimes() {
		List<Batch> halves = BatchSplitter.split(twoMarkers());
		assertThat(halves.get(0).events()).extracting(BufferedEvent::timestamp).containsExactly(1000L);
		assertThat(halves.get(1).events()).extracting(BufferedEvent::timestamp).containsExactly(2000L);
	}

	@Test
	void markersOfOneBatch_areEachToldAgain_withTheirHalf() {
		Batch whole = twoMarkers();
		List<Batch> halves = BatchSplitter.split(whole);
		assertThat(missingWithout(halves.get(0))).isOne();
		assertThat(missingWithout(halves.get(1))).isEqualTo(2);
		assertThat(missingWithout(whole)).isEqualTo(3);
	}

	@Test
	void markersOfOneHalf_areToldAgainTogether() {
		HeapBatch batch = twoMarkers();
		mark(batch, 4000, 10);
		mark(batch, 3000, 20);
		List<Batch> halves = BatchSplitter.split(batch);
		assertThat(missingWithout(halves.get(0))).isEqualTo(3);
		assertThat(missingWithout(halves.get(1))).isEqualTo(30);
	}

	private static HeapBatch twoMarkers() {
		HeapBatch batch = new HeapBatch(DestinationKey.DEFAULT, BatchLimits.SERVICE, 0, 0);
		mark(batch, 2000, 2);
		mark(batch, 1000, 1);
		return batch;
	}

	private static void mark(HeapBatch batch, long timestamp, int missing) {
		Gap gap = new Gap();
		gap.add(DropReason.SHED, missing, timestamp, timestamp);
		gap.tellUntil(timestamp);
		batch.reserve(gap.message().length);
		batch.appendMarker(gap, gap.message());
	}

	/** What a stream has to be told of if this batch is given up. */
	private static long missingWithout(Batch batch) {
		Gap gap = new Gap();
		batch.addTo(gap, DropReason.BUFFER_FULL);
		String message = new String(gap.message(), StandardCharsets.UTF_8);
		return Marker.told(List.of(new BufferedEvent(0, null, message)));
	}

	/** Leaves a marker of this time in the batch that fills. */
	private void gap(long timestamp) {
		this.fixture.append("x");
		Batch inFlight = this.fixture.pollAfterLinger();
		byte[] tooLarge = new byte[(CHUNKS + 1) * BufferFixture.CHUNK];
		this.fixture.buffer.append(DestinationKey.DEFAULT, timestamp, EventLevel.INFO, tooLarge, tooLarge.length);
		this.fixture.acknowledge(inFlight);
	}

	private void split(Batch batch) {
		this.fixture.outlet.split(batch, BufferFixture.TRANSIENT, BufferFixture.NOW);
	}

	private void giveUpBothHalves() {
		this.fixture.appendChunks(CHUNKS);
	}

}
