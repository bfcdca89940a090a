package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Some threads that log, a service that fails, and somebody who flushes, deletes the log
 * group and pulls the plug, all at random. The same seed makes the same choices; how the
 * threads take turns is not repeated.
 */
final class RandomRun {

	private static final int THREADS = 4;

	private static final int DISTURBANCES = 60;

	private static final String POISON = "poison ";

	private static final String MARKER = "[CloudWatch Logging] ";

	private final long seed;

	private final Random random;

	private final int eventsEach;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	private final AtomicLong poison = new AtomicLong();

	/** Whether the service may have stored something that it did not get to say. */
	private boolean repliesMayBeLost;

	RandomRun(long seed, int eventsEach) {
		this.seed = seed;
		this.random = new Random(seed);
		this.eventsEach = eventsEach;
	}

	void run() throws InterruptedException {
		try (this.endpoint) {
			PipelineConfig config = Configs.of("group", this.endpoint.uri())
				.maxInFlight(1 + this.random.nextInt(3))
				.limits(new BatchLimits(1 + this.random.nextInt(200), 20_000 + this.random.nextInt(100_000)))
				.linger(Duration.ofMillis(this.random.nextInt(20)))
				.build();
			LogPipeline pipeline = new LogPipeline(buffer(), () -> config, new RecordingSink());
			this.endpoint.faults().add(Fault.poison((message) -> message.startsWith(POISON)));
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				int number = i;
				threads.add(new Thread(() -> log(pipeline, number)));
			}
			threads.forEach(Thread::start);
			for (int i = 0; i < DISTURBANCES; i++) {
				disturb(pipeline);
				ConservationLaw.assertAddsUp(pipeline.stats());
			}
			for (Thread thread : threads) {
				thread.join();
			}
			end(pipeline);
		}
	}

	private BufferConfig buffer() {
		long bytes = (long) (4 + this.random.nextInt(60)) * 64 * 1024;
		OverflowPolicy policy = OverflowPolicy.values()[this.random.nextInt(OverflowPolicy.values().length)];
		EventLevel shedBelow = this.random.nextBoolean() ? EventLevel.WARN : null;
		return new BufferConfig(bytes, policy, Duration.ofMillis(1 + this.random.nextInt(3)), shedBelow);
	}

	private void log(LogPipeline pipeline, int thread) {
		Random random = new Random(this.seed + thread + 1);
		EventLevel[] levels = EventLevel.values();
		List<DestinationKey> keys = List.of(DestinationKey.DEFAULT, new DestinationKey("audit"));
		for (int i = 0; i < this.eventsEach; i++) {
			String prefix = (random.nextInt(200) == 0) ? POISON : "";
			int size = (random.nextInt(100) == 0) ? 60_000 : 300;
			String message = prefix + thread + " " + i + " " + "x".repeat(random.nextInt(size));
			this.logged.add(message);
			this.poison.addAndGet(prefix.isEmpty() ? 0 : 1);
			byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
			pipeline.append(keys.get(random.nextInt(2)), System.currentTimeMillis(),
					levels[random.nextInt(levels.length)], bytes, bytes.length);
			if (random.nextInt(20) == 0) {
				Thread.yield();
			}
		}
	}

	/** Faults end by themselves: to clear them would let poison pass for a moment. */
	private void disturb(LogPipeline pipeline) {
		int times = 1 + this.random.nextInt(5);
		switch (this.random.nextInt(12)) {
			case 0 -> fault(Fault.throttle(), times);
			case 1 -> fault(Fault.unavailable(), times);
			case 2 -> fault(Fault.reset(), times);
			case 3 -> fault(Fault.emptySuccess(), times);
			case 4 -> fault(Fault.latency(Duration.ofMillis(times)), times);
			case 5 -> lossy(Fault.processThenReset(), times);
			case 6 -> lossy(Fault.truncatedSuccess(), times);
			case 7 -> this.endpoint.deleteLogGroup("group");
			case 8 -> {
				this.repliesMayBeLost = true;
				this.endpoint.stopListening();
				pipeline.flush(Duration.ofMillis(times));
				this.endpoint.resumeListening();
			}
			case 9 -> this.endpoint.faults().add(Fault.throttle().on("CreateLogStream").times(times));
			default -> pipeline.flush(Duration.ofMillis(times * 4L));
		}
	}

	private void fault(Fault fault, int times) {
		this.endpoint.faults().add(fault.on("PutLogEvents").times(times));
	}

	private void lossy(Fault fault, int times) {
		this.repliesMayBeLost = true;
		fault(fault, times);
	}

	/** Either all is delivered first, or the end comes in the middle of it. */
	private void end(LogPipeline pipeline) {
		boolean patient = this.random.nextBoolean();
		if (patient) {
			// A single one gives up where half of a refusal looks like a lasting one.
			await().until(() -> pipeline.flush(Duration.ofMinutes(1)) == 0);
		}
		long left = pipeline.close(Duration.ofMillis(patient ? 60_000 : this.random.nextInt(30)));
		DeliveryStats stats = pipeline.stats();
		EventCounts events = stats.events();
		ConservationLaw.assertHolds(stats);
		assertThat(stats.queue().events()).isZero();
		assertThat(stats.allocatedBytes()).isZero();
		assertThat(events.accepted()).isEqualTo((long) THREADS * this.eventsEach);
		assertThat(events.rejected()).isZero();
		if (patient) {
			assertThat(left).isZero();
		}
		assertStored(events);
	}

	private void assertStored(EventCounts events) {
		List<String> stored = this.endpoint.events()
			.stream()
			.map(StoredEvent::message)
			.filter((message) -> !message.startsWith(MARKER))
			.toList();
		Set<String> distinct = new HashSet<>(stored);
		assertThat(this.logged.containsAll(distinct)).as("nothing is invented").isTrue();
		assertThat((long) distinct.size()).as("%s", events)
			.isBetween(events.delivered(), events.delivered() + events.dropped(DropReason.OUTCOME_UNKNOWN));
		assertThat(distinct.stream().filter((message) -> message.startsWith(POISON))).isEmpty();
		assertThat(events.dropped(DropReason.INVALID)).isLessThanOrEqualTo(this.poison.get());
		if (!this.repliesMayBeLost) {
			assertThat(stored).as("nothing is repeated").hasSize(distinct.size());
		}
	}

}
