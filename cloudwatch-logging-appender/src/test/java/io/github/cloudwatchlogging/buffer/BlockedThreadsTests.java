package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link OverflowPolicy#BLOCK}: many threads that wait for the same room.
 */
class BlockedThreadsTests {

	private static final int THREADS = 8;

	private static final int EVENTS_EACH = 100;

	private final BufferFixture fixture = BufferFixture.released(BufferFixture.blocking(4, Duration.ZERO));

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.fixture.stats());
	}

	@Test
	void append_servesEveryThread_andDeliversEachEventOnce() {
		this.fixture.singly();
		assertServesAll(start(LoggingThread::daemon));
	}

	/** Whoever waits lets go of its carrier, or those who deliver would not get one. */
	@Test
	void append_servesVirtualThreads_whereTheJvmHasThem() throws ReflectiveOperationException {
		Assumptions.assumeTrue(Runtime.version().feature() >= 21, "there are no virtual threads before Java 21");
		this.fixture.singly();
		assertServesAll(start(virtualThreads()));
	}

	@Test
	void append_countsEachEventAsClosed_whenTheEndComes() {
		this.fixture.singly();
		List<LoggingThread> threads = start(LoggingThread::daemon);
		threads.forEach(LoggingThread::awaitBlocked);
		this.fixture.drain.close(0);
		this.fixture.drain.abandon();
		threads.forEach(LoggingThread::awaitEnd);
		assertThat(this.fixture.events().dropped(DropReason.CLOSED)).isEqualTo(THREADS * EVENTS_EACH);
		assertThat(this.fixture.stats().allocatedBytes()).isZero();
	}

	@Test
	void append_letsThreadsWithSmallEventsPass_whileOneWaitsForMuchRoom() {
		this.fixture.appendChunks(4);
		LoggingThread large = LoggingThread.blocked(() -> this.fixture.appendChunks(4));
		LoggingThread small = LoggingThread.blocked(() -> this.fixture.append("small"));
		this.fixture.acknowledge(this.fixture.poll());
		await().until(() -> {
			this.fixture.deliverAll();
			return large.hasEnded() && small.hasEnded();
		});
		assertThat(this.fixture.events().dropped()).isZero();
	}

	private void assertServesAll(List<LoggingThread> threads) {
		threads.forEach(LoggingThread::awaitBlocked);
		List<String> delivered = new ArrayList<>();
		await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> {
			this.fixture.deliverAll().forEach((event) -> delivered.add(event.message()));
			return threads.stream().allMatch(LoggingThread::hasEnded);
		});
		this.fixture.deliverAll().forEach((event) -> delivered.add(event.message()));
		assertThat(delivered).containsExactlyInAnyOrderElementsOf(expected());
		assertThat(this.fixture.events().delivered()).isEqualTo(THREADS * EVENTS_EACH);
		assertThat(this.fixture.events().dropped()).isZero();
	}

	private static Set<String> expected() {
		return IntStream.range(0, THREADS)
			.boxed()
			.flatMap((thread) -> IntStream.range(0, EVENTS_EACH).mapToObj((i) -> thread + " " + i))
			.collect(Collectors.toSet());
	}

	private List<LoggingThread> start(ThreadFactory factory) {
		List<LoggingThread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			String prefix = i + " ";
			threads.add(LoggingThread.start(factory, () -> append(prefix)));
		}
		return threads;
	}

	private void append(String prefix) {
		for (int i = 0; i < EVENTS_EACH; i++) {
			this.fixture.append(prefix + i);
		}
	}

	private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
		Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
		return (ThreadFactory) Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
	}

}
