package io.github.cloudwatchlogging.buffer;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cloudwatchlogging.OwnThread;
import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Drain}. Waits that should end early get an hour, so that one which
 * does not fails by the guard.
 */
class DrainTests {

	private static final long HOUR = TimeUnit.HOURS.toNanos(1);

	private static final Duration REST = Duration.ofMinutes(10);

	/** However many ask for it, a failing service is called no more often. */
	private static final Duration SHORTEST_REST = Duration.ofMillis(500);

	private final BufferFixture fixture = BufferFixture.released(4);

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void flush_returnsAtOnce_whenNothingWaits() {
		assertThat(this.fixture.drain.flush(HOUR)).isZero();
	}

	@Test
	void flush_sendsAtOnceWhatStillFills() {
		this.fixture.append("a");
		CompletableFuture<Long> flush = flush(HOUR);
		Batch batch = awaitBatch();
		assertThat(batch.cut()).isEqualTo(CutReason.FLUSH);
		assertThat(flush).isNotDone();
		this.fixture.acknowledge(batch);
		assertThat(result(flush)).isZero();
	}

	@Test
	void flush_waitsOnlyForWhatWasAcceptedBefore() {
		this.fixture.append("before");
		CompletableFuture<Long> flush = flush(HOUR);
		Batch batch = awaitBatch();
		this.fixture.append("after");
		this.fixture.acknowledge(batch);
		assertThat(result(flush)).isZero();
		assertThat(this.fixture.defaultStats().queue().events()).isOne();
	}

	@Test
	void flush_doesNotWaitForTheRestAfterAFailure() {
		this.fixture.append("a");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.TRANSIENT, REST);
		this.fixture.ticker.advance(SHORTEST_REST);
		CompletableFuture<Long> flush = flush(HOUR);
		this.fixture.acknowledge(awaitBatch());
		assertThat(result(flush)).isZero();
	}

	@Test
	void flush_triesOnceMoreThenReturns_forHopelessFailures() {
		this.fixture.append("a");
		this.fixture.retry(this.fixture.pollAfterLinger(), BufferFixture.HOPELESS, REST);
		this.fixture.ticker.advance(SHORTEST_REST);
		CompletableFuture<Long> flush = flush(HOUR);
		this.fixture.retry(awaitBatch(), BufferFixture.HOPELESS, REST);
		assertThat(result(flush)).isOne();
	}

	@Test
	void flush_tellsWhatIsLeft_whenTimeIsOver() {
		this.fixture.append("a");
		assertThat(this.fixture.drain.flush(1)).isOne();
	}

	@Test
	void flush_returnsEarly_whenWhatItWaitsForIsGivenUp() {
		this.fixture.append("a");
		Thread thread = new Thread(() -> this.fixture.drain.flush(HOUR));
		thread.setDaemon(true);
		thread.start();
		await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		this.fixture.appendChunks(4);
		await().until(() -> !thread.isAlive());
	}

	@Test
	void flush_endsTheHold() {
		BufferFixture held = BufferFixture.holding(4);
		held.append("a");
		held.drain.flush(0);
		assertThat(BufferFixture.text(held.poll())).isEqualTo("a");
	}

	@Test
	void flush_keepsTheInterruptFlag_andWaitsNevertheless() throws InterruptedException {
		this.fixture.append("a");
		AtomicReference<Long> left = new AtomicReference<>(-1L);
		AtomicBoolean interrupted = new AtomicBoolean();
		Thread thread = new Thread(() -> {
			Thread.currentThread().interrupt();
			left.set(this.fixture.drain.flush(HOUR));
			interrupted.set(Thread.currentThread().isInterrupted());
		});
		thread.start();
		this.fixture.acknowledge(awaitBatch());
		thread.join(TimeUnit.SECONDS.toMillis(20));
		assertThat(left).hasValue(0L);
		assertThat(interrupted).isTrue();
	}

	@Test
	void flush_doesNotOutlastItsTime_inAStormOfInterrupts() {
		LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(4L * BufferFixture.CHUNK), 0, Ticker.system(),
				Clock.systemUTC());
		buffer.append(DestinationKey.DEFAULT, 0, EventLevel.INFO, new byte[1], 1);
		LoggingThread thread = LoggingThread.start(() -> buffer.drain().flush(TimeUnit.MILLISECONDS.toNanos(200)));
		await().pollInterval(Duration.ofMillis(1)).until(() -> {
			thread.interrupt();
			return thread.hasEnded();
		});
		thread.assertKeptItsInterrupt();
	}

	@Test
	void close_sendsAtOnceWhatStillFills_andWaits() {
		this.fixture.append("a");
		CompletableFuture<Void> close = CompletableFuture.runAsync(() -> this.fixture.drain.close(HOUR),
				OwnThread.EXECUTOR);
		Batch batch = awaitBatch();
		assertThat(batch.cut()).isEqualTo(CutReason.CLOSE);
		assertThat(close).isNotDone();
		this.fixture.acknowledge(batch);
		close.orTimeout(20, TimeUnit.SECONDS).join();
		assertThat(this.fixture.drain.abandon()).isZero();
	}

	@Test
	void close_endsTheHold() {
		BufferFixture held = BufferFixture.holding(4);
		held.append("a");
		held.drain.close(0);
		assertThat(BufferFixture.text(held.poll())).isEqualTo("a");
	}

	@Test
	void abandon_countsWhatWaits_asClosed() {
		this.fixture.append("a");
		assertThat(this.fixture.drain.abandon()).isOne();
		assertThat(this.fixture.events().dropped(DropReason.CLOSED)).isOne();
		assertThat(this.fixture.stats().allocatedBytes()).isZero();
	}

	@Test
	void abandon_countsWhatIsInFlight_asOutcomeUnknown() {
		this.fixture.singly();
		this.fixture.append("in flight");
		this.fixture.append("waiting");
		this.fixture.append("open");
		this.fixture.poll();
		assertThat(this.fixture.drain.abandon()).isEqualTo(3);
		assertThat(this.fixture.events().dropped(DropReason.OUTCOME_UNKNOWN)).isOne();
		assertThat(this.fixture.events().dropped(DropReason.CLOSED)).isEqualTo(2);
	}

	private CompletableFuture<Long> flush(long timeoutNanos) {
		return CompletableFuture.supplyAsync(() -> this.fixture.drain.flush(timeoutNanos), OwnThread.EXECUTOR);
	}

	private static long result(CompletableFuture<Long> flush) {
		return flush.orTimeout(20, TimeUnit.SECONDS).join();
	}

	private Batch awaitBatch() {
		return await().until(this.fixture.outlet::poll, Objects::nonNull);
	}

}
