package io.github.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferedEvent;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.LogBuffer;
import io.github.cloudwatchlogging.buffer.Marker;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import io.github.cloudwatchlogging.buffer.Ticker;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many threads that log, two that deliver, and a service that answers at random: every
 * event has one outcome, and what is told to be delivered was delivered once.
 */
class ConcurrentDeliveryTests {

	private static final int APPENDERS = 8;

	private static final int EVENTS_EACH = 5_000;

	private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(30);

	private static final List<DestinationKey> KEYS = List.of(DestinationKey.DEFAULT, new DestinationKey("audit"));

	private final long seed = System.nanoTime();

	private final Map<String, AtomicInteger> stored = new ConcurrentHashMap<>();

	private final AtomicLong told = new AtomicLong();

	@RepeatedTest(3)
	void law_holdsUnderLoad_withoutLossWhereThereIsRoom() throws InterruptedException {
		EventCounts events = run(BufferConfig.dropOldest(64 << 20));
		assertThat(events.dropped(DropReason.BUFFER_FULL)).as("seed %d", this.seed).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void law_holdsUnderLoad_whereThereIsTooLittleRoom(OverflowPolicy whenFull) throws InterruptedException {
		EventCounts events = run(tight(whenFull));
		assertThat(this.told).as("seed %d", this.seed)
			.hasValue(events.dropped(DropReason.BUFFER_FULL) + events.dropped(DropReason.SHED));
	}

	@Test
	void nothingIsLost_whereThreadsWaitForRoom() throws InterruptedException {
		EventCounts events = run(tight(OverflowPolicy.BLOCK));
		assertThat(events.dropped()).as("seed %d", this.seed).isEqualTo(events.dropped(DropReason.INVALID));
	}

	@ParameterizedTest
	@EnumSource
	void law_holdsUnderLoad_whenTheEndComesInTheMidstOfIt(OverflowPolicy whenFull) throws InterruptedException {
		LogBuffer buffer = buffer(tight(whenFull));
		List<Thread> loops = deliver(buffer);
		List<Thread> appenders = log(buffer);
		await().until(() -> stats(buffer).events().delivered() > 0);
		end(buffer, loops);
		join(appenders);
		assertOutcomes(buffer);
	}

	@RepeatedTest(20)
	void batch_isTakenByTheOtherThread_whenOneHasNotComeBackYet() throws InterruptedException {
		LogBuffer buffer = buffer(BufferConfig.dropOldest(64 << 20));
		BlockingQueue<DestinationKey> taken = new LinkedBlockingQueue<>();
		start(2, () -> {
			try {
				taken.add(Objects.requireNonNull(buffer.outlet().take()).destination());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		for (DestinationKey key : KEYS) {
			buffer.append(key, 0, EventLevel.INFO, new byte[1], 1);
			assertThat(taken.poll(TIMEOUT, TimeUnit.NANOSECONDS)).isEqualTo(key);
		}
	}

	@Test
	void batch_isTakenByTheOtherThread_whenOneTakesItsTimeAfterACall() throws InterruptedException {
		LogBuffer buffer = buffer(BufferConfig.dropOldest(64 << 20));
		buffer.append(KEYS.get(0), 0, EventLevel.INFO, new byte[1], 1);
		Batch first = Objects.requireNonNull(buffer.outlet().take());
		BlockingQueue<Batch> taken = new LinkedBlockingQueue<>();
		Thread other = start(1, () -> {
			try {
				taken.add(Objects.requireNonNull(buffer.outlet().take()));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}).get(0);
		await().until(() -> other.getState() == Thread.State.WAITING);
		buffer.append(KEYS.get(0), 0, EventLevel.INFO, new byte[1], 1);
		buffer.outlet().acknowledge(first, RejectedEvents.NONE, Instant.EPOCH);
		assertThat(taken.poll(TIMEOUT, TimeUnit.NANOSECONDS)).isNotNull();
	}

	private static BufferConfig tight(OverflowPolicy whenFull) {
		return new BufferConfig(4 * 64 * 1024, whenFull, Duration.ZERO, EventLevel.INFO);
	}

	private EventCounts run(BufferConfig config) throws InterruptedException {
		LogBuffer buffer = buffer(config);
		List<Thread> loops = deliver(buffer);
		List<Thread> appenders = log(buffer);
		while (appenders.stream().anyMatch(Thread::isAlive)) {
			// Also in the midst of it all.
			ConservationLaw.assertAddsUp(stats(buffer));
		}
		assertThat(buffer.drain().flush(TIMEOUT)).as("left by the flush, seed %d", this.seed).isZero();
		end(buffer, loops);
		return assertOutcomes(buffer);
	}

	private static LogBuffer buffer(BufferConfig config) {
		LogBuffer buffer = new LogBuffer(config, 0, Ticker.system(), Clock.systemUTC());
		buffer.configure(new BatchLimits(50, BatchLimits.SERVICE.maxBytes()), TimeUnit.MILLISECONDS.toNanos(1));
		return buffer;
	}

	private List<Thread> deliver(LogBuffer buffer) {
		DeliveryPlan plan = plan();
		return start(2, new DeliveryLoop(buffer.outlet(), () -> plan, (call) -> {
		}, (batch, failure) -> {
		}, Ticker.system(), Clock.systemUTC()));
	}

	private List<Thread> log(LogBuffer buffer) {
		AtomicInteger next = new AtomicInteger();
		return start(APPENDERS, () -> append(buffer, next.getAndIncrement()));
	}

	private void end(LogBuffer buffer, List<Thread> loops) throws InterruptedException {
		buffer.drain().close(TIMEOUT);
		assertThat(buffer.drain().abandon()).as("left at the end, seed %d", this.seed).isZero();
		join(loops);
	}

	private static void join(List<Thread> threads) throws InterruptedException {
		for (Thread thread : threads) {
			thread.join(TimeUnit.NANOSECONDS.toMillis(TIMEOUT));
			assertThat(thread.isAlive()).isFalse();
		}
	}

	private EventCounts assertOutcomes(LogBuffer buffer) {
		DeliveryStats stats = stats(buffer);
		ConservationLaw.assertHolds(stats);
		assertThat(stats.events().accepted()).isEqualTo(APPENDERS * EVENTS_EACH);
		assertThat(stats.events().delivered()).as("seed %d", this.seed).isEqualTo(this.stored.size());
		assertThat(this.stored.values()).as("seed %d", this.seed).allMatch((times) -> times.get() == 1);
		return stats.events();
	}

	private static DeliveryStats stats(LogBuffer buffer) {
		return buffer.snapshot((key) -> null);
	}

	private static List<Thread> start(int count, Runnable task) {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			thread.start();
			threads.add(thread);
		}
		return threads;
	}

	private void append(LogBuffer buffer, int appender) {
		Random random = new Random(this.seed + appender);
		for (int i = 0; i < EVENTS_EACH; i++) {
			boolean poison = random.nextInt(2_000) == 0;
			String message = (poison ? "poison " : "fine ") + appender + " " + i + " ".repeat(random.nextInt(200));
			byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
			EventLevel level = random.nextBoolean() ? EventLevel.DEBUG : EventLevel.WARN;
			buffer.append(KEYS.get(random.nextInt(KEYS.size())), 0, level, bytes, bytes.length);
		}
	}

	private DeliveryPlan plan() {
		Random random = new Random(this.seed);
		return new DeliveryPlan(new ScriptedSender((batch) -> answer(batch, random)),
				(batch) -> new Destination("group", batch.destination().name()),
				new Backoff(Duration.ofNanos(1000), Duration.ofMillis(1), random));
	}

	/** Stores what it accepts, and nothing of what it does not. */
	private SendResult answer(Batch batch, Random random) {
		int dice = random.nextInt(20);
		if (dice < 4) {
			return ScriptedSender.retry("ThrottlingException");
		}
		List<BufferedEvent> events = batch.events();
		if (events.stream().anyMatch((event) -> event.message().startsWith("poison"))) {
			return ScriptedSender.split();
		}
		this.told.addAndGet(Marker.told(events));
		events.stream()
			.filter((event) -> event.level() != null)
			.forEach((event) -> this.stored.computeIfAbsent(event.message(), (key) -> new AtomicInteger())
				.incrementAndGet());
		return ScriptedSender.accept();
	}

}
