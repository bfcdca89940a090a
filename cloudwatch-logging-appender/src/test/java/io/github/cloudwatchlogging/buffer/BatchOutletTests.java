package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.OwnThread;
import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.RejectReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BatchOutlet}: what is handed out when, and what settling does.
 */
class BatchOutletTests {

	private static final Duration REST = Duration.ofSeconds(30);

	private final BufferFixture fixture = BufferFixture.released(64);

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void poll_handsOutAStartedBatch_afterLinger() {
		this.fixture.append("a");
		this.fixture.ticker.advance(BufferFixture.LINGER.minusNanos(1));
		this.fixture.assertNothingIsDue();
		this.fixture.ticker.advance(Duration.ofNanos(1));
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("a");
	}

	@Test
	void poll_handsOutAFullBatch_atOnce() {
		this.fixture.singly();
		this.fixture.append("a");
		this.fixture.append("b");
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("a");
		this.fixture.assertNothingIsDue();
	}

	@Test
	void poll_letsAStartedBatchFill_whileACallIsUnderWay() {
		this.fixture.append("a");
		Batch inFlight = this.fixture.pollAfterLinger();
		this.fixture.append("b");
		this.fixture.ticker.advance(Duration.ofMinutes(1));
		this.fixture.assertNothingIsDue();
		this.fixture.acknowledge(inFlight);
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("b");
	}

	@Test
	void poll_handsOutFullBatchWhileAnotherIsInFlight_onlyWithBacklog() {
		this.fixture.singly();
		this.fixture.append("a");
		this.fixture.append("b");
		this.fixture.poll();
		this.fixture.assertNothingIsDue();
		this.fixture.append("c");
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("b");
	}

	@Test
	void poll_makesOneCallAtATime_afterAFailure() {
		this.fixture.singly();
		for (String message : new String[] { "a", "b", "c" }) {
			this.fixture.append(message);
		}
		this.fixture.retry(this.fixture.poll(), BufferFixture.TRANSIENT, Duration.ZERO);
		Batch probe = this.fixture.poll();
		this.fixture.assertNothingIsDue();
		this.fixture.acknowledge(probe);
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("b");
	}

	@Test
	void poll_waitsForABatchStillInFlight_afterAnotherFailed() {
		this.fixture.singly();
		for (String message : new String[] { "a", "b", "c" }) {
			this.fixture.append(message);
		}
		Batch first = this.fixture.poll();
		Batch second = this.fixture.poll();
		this.fixture.retry(first, BufferFixture.TRANSIENT, Duration.ZERO);
		this.fixture.assertNothingIsDue();
		this.fixture.acknowledge(second);
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("a");
	}

	@Test
	void poll_handsOutNothingBeforeItsTime_afterAFailure() {
		this.fixture.append("a");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, REST);
		this.fixture.ticker.advance(REST.minusNanos(1));
		this.fixture.assertNothingIsDue();
		assertThat(this.fixture.stats().state()).isEqualTo(DeliveryState.RETRYING);
		this.fixture.ticker.advance(Duration.ofNanos(1));
		assertThat(this.fixture.poll().attempts().failures()).isOne();
	}

	@Test
	void poll_servesOtherDestinations_whileOneRests() {
		DestinationKey audit = new DestinationKey("audit");
		this.fixture.append("a");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, REST);
		this.fixture.append(audit, EventLevel.INFO, "b");
		assertThat(this.fixture.pollAfterLinger().destination()).isEqualTo(audit);
	}

	@Test
	void poll_servesFirstWhatHasBeenDueLongest() {
		DestinationKey audit = new DestinationKey("audit");
		this.fixture.append(audit, EventLevel.INFO, "first");
		this.fixture.ticker.advance(Duration.ofMillis(1));
		this.fixture.append("second");
		assertThat(BufferFixture.text(this.fixture.pollAfterLinger())).isEqualTo("first");
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("second");
	}

	@Test
	void retry_sendsTheSameBatchFirst() {
		this.fixture.singly();
		this.fixture.append("a");
		this.fixture.append("b");
		Batch batch = this.fixture.poll();
		this.fixture.append("c");
		this.fixture.retry(batch, BufferFixture.TRANSIENT, Duration.ZERO);
		assertThat(this.fixture.poll()).isSameAs(batch);
	}

	@Test
	void retry_restsAtMostHalfASecond_whileClosing() {
		this.fixture.append("a");
		this.fixture.drain.close(0);
		this.fixture.retry(this.fixture.poll(), BufferFixture.TRANSIENT, REST);
		this.fixture.ticker.advance(Duration.ofMillis(500));
		assertThat(BufferFixture.text(this.fixture.poll())).isEqualTo("a");
	}

	@Test
	void retry_isToldInTheFigures() {
		this.fixture.append("a");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, Duration.ZERO);
		this.fixture.retry(this.fixture.poll(), BufferFixture.HOPELESS, Duration.ZERO);
		assertThat(this.fixture.stats().calls().calls()).isEqualTo(2);
		assertThat(this.fixture.stats().calls().retries()).isOne();
		assertThat(this.fixture.stats().calls().lastFailure())
			.isEqualTo(new DeliveryFailure(BufferFixture.NOW, "AccessDeniedException", "grant it", 2, true));
	}

	@Test
	void split_sendsTheHalvesInOrder_beforeAnythingLater() {
		appendOrdered("a", "b", "c", "d", "e");
		Batch whole = this.fixture.pollAfterLinger();
		appendOrdered("f");
		this.fixture.outlet.split(whole, BufferFixture.TRANSIENT, BufferFixture.NOW);
		Batch left = this.fixture.poll();
		assertThat(BufferFixture.text(left)).isEqualTo("ab");
		this.fixture.outlet.split(left, BufferFixture.TRANSIENT, BufferFixture.NOW);
		for (String expected : new String[] { "a", "b", "cde" }) {
			Batch part = this.fixture.poll();
			assertThat(BufferFixture.text(part)).isEqualTo(expected);
			this.fixture.acknowledge(part);
		}
		assertThat(BufferFixture.text(this.fixture.pollAfterLinger())).isEqualTo("f");
	}

	@Test
	void split_keepsWhatIsKnownOfTheWhole() {
		appendOrdered("a", "b");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.LOST, Duration.ZERO);
		this.fixture.outlet.split(this.fixture.poll(), BufferFixture.TRANSIENT, BufferFixture.NOW);
		this.fixture.outlet.drop(this.fixture.poll(), BufferFixture.TRANSIENT, DropReason.INVALID, BufferFixture.NOW);
		this.fixture.buffer.drain().abandon();
		assertThat(this.fixture.events().dropped(DropReason.INVALID)).isOne();
		assertThat(this.fixture.events().dropped(DropReason.OUTCOME_UNKNOWN)).isOne();
	}

	@Test
	void split_takesNoMoreMemoryThanTheWhole() {
		BufferFixture full = BufferFixture.released(1);
		full.append("a");
		full.append("b");
		full.outlet.split(full.pollAfterLinger(), BufferFixture.TRANSIENT, BufferFixture.NOW);
		assertThat(full.stats().allocatedBytes()).isLessThan(BufferFixture.CHUNK);
		full.acknowledge(full.poll());
		full.acknowledge(full.poll());
		assertThat(full.stats().allocatedBytes()).isZero();
	}

	@Test
	void drop_endsTheTrouble_sinceNothingIsLeftToRetry() {
		this.fixture.append("poison");
		this.fixture.outlet.drop(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, DropReason.INVALID,
				BufferFixture.NOW);
		assertThat(this.fixture.stats().state()).isEqualTo(DeliveryState.DELIVERING);
		assertThat(this.fixture.stats().calls().lastFailure()).isNotNull();
		assertThat(this.fixture.stats().calls().calls()).isOne();
	}

	@Test
	void acknowledge_countsWhatWasRefusedByReason() {
		appendOrdered("a", "b", "c", "d");
		this.fixture.outlet.acknowledge(this.fixture.pollAfterLinger(), new RejectedEvents(1, 2, 3), BufferFixture.NOW);
		assertThat(this.fixture.events().delivered()).isOne();
		assertThat(this.fixture.events().rejected(RejectReason.TOO_OLD)).isOne();
		assertThat(this.fixture.events().rejected(RejectReason.EXPIRED)).isOne();
		assertThat(this.fixture.events().rejected(RejectReason.TOO_NEW)).isOne();
		assertThat(this.fixture.stats().allocatedBytes()).isZero();
	}

	@Test
	void settle_isIgnored_afterAbandonment() {
		this.fixture.append("a");
		Batch batch = this.fixture.pollAfterLinger();
		this.fixture.drain.abandon();
		this.fixture.acknowledge(batch);
		this.fixture.retry(batch, BufferFixture.TRANSIENT, Duration.ZERO);
		assertThat(this.fixture.events().delivered()).isZero();
		assertThat(this.fixture.events().dropped(DropReason.OUTCOME_UNKNOWN)).isOne();
	}

	@Test
	void settle_countsOnce() {
		this.fixture.append("a");
		Batch batch = this.fixture.pollAfterLinger();
		this.fixture.acknowledge(batch);
		this.fixture.acknowledge(batch);
		assertThat(this.fixture.events().delivered()).isOne();
		assertThat(this.fixture.stats().allocatedBytes()).isZero();
	}

	@Test
	void take_wakesUp_whenAnEventIsDueSoonerThanWhatItWaitsFor() {
		this.fixture.buffer.configure(BatchLimits.SERVICE, TimeUnit.HOURS.toNanos(1));
		this.fixture.append("a");
		CompletableFuture<@Nullable Batch> taken = take();
		this.fixture.buffer.configure(BatchLimits.SERVICE, 0);
		assertThat(taken.orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
	}

	@Test
	void take_wakesUp_whenTheHoldEnds() {
		BufferFixture held = BufferFixture.holding(4);
		held.buffer.configure(BatchLimits.SERVICE, 0);
		CompletableFuture<@Nullable Batch> taken = CompletableFuture.supplyAsync(() -> take(held), OwnThread.EXECUTOR);
		held.append("a");
		held.buffer.release();
		assertThat(taken.orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
	}

	@Test
	void take_returnsNull_onceTheBufferIsClosed() {
		CompletableFuture<@Nullable Batch> taken = take();
		this.fixture.drain.close(0);
		this.fixture.drain.abandon();
		assertThat(taken.orTimeout(20, TimeUnit.SECONDS).join()).isNull();
	}

	private CompletableFuture<@Nullable Batch> take() {
		return CompletableFuture.supplyAsync(() -> take(this.fixture), OwnThread.EXECUTOR);
	}

	private static @Nullable Batch take(BufferFixture fixture) {
		try {
			return fixture.outlet.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private void appendOrdered(String... messages) {
		for (String message : messages) {
			this.fixture.append(message);
		}
	}

}
