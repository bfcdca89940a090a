package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.DeliveryListener.Call;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What listeners are told, what the figures say, and what the endpoint knows are the same
 * thing, whatever goes wrong.
 */
class TruthfulFiguresTests extends FaultTestBase {

	private static final int EVENTS = 1_500;

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	@RepeatedTest(2)
	void listenersAndFigures_agreeWithTheEndpoint_underRandomFaults() {
		Random random = new Random(this.seed);
		LogPipeline pipeline = open(config().limits(new BatchLimits(40, BatchLimits.SERVICE.maxBytes())));
		pipeline.addListener(this.calls::add);
		// Creates the stream: from here on each call is one request.
		deliverFirst(pipeline);
		long before = calls();
		long callsBefore = pipeline.stats().calls().calls();
		this.endpoint.faults()
			.add(Fault.poison((message) -> message.endsWith("poison")))
			.add(random(Fault.throttle(), random))
			.add(random(Fault.reset(), random))
			.add(random(Fault.processThenReset(), random))
			.add(random(Fault.truncatedSuccess(), random))
			.add(random(Fault.emptySuccess(), random))
			.add(random(Fault.htmlSuccess(), random))
			.add(random(Fault.unavailable(), random));
		int poison = 0;
		long bytes = 0;
		for (int i = 0; i < EVENTS; i++) {
			boolean isPoison = i % 500 == 7;
			poison += isPoison ? 1 : 0;
			String message = "x".repeat(random.nextInt(50)) + i + (isPoison ? " poison" : "");
			bytes += isPoison ? 0 : message.getBytes(StandardCharsets.UTF_8).length + BatchLimits.EVENT_OVERHEAD;
			append(pipeline, message);
		}
		assertThat(pipeline.flush(PATIENT)).as("seed %d", this.seed).isZero();
		EventCounts events = pipeline.stats().events();
		CallStats stats = pipeline.stats().calls();
		assertThat(events.dropped(DropReason.INVALID)).as("seed %d", this.seed).isEqualTo(poison);
		assertThat(events.delivered()).as("seed %d", this.seed).isEqualTo(1 + EVENTS - poison);
		assertThat(stored().stream().distinct()).as("seed %d", this.seed).hasSize(1 + EVENTS - poison);
		assertThat(stats.calls() - callsBefore).as("calls, seed %d", this.seed).isEqualTo(calls() - before);
		await().until(() -> this.calls.size() == stats.calls());
		assertThat(acknowledged().mapToInt(Call::events).sum()).as("events told, seed %d", this.seed)
			.isEqualTo((int) events.delivered());
		assertThat(acknowledged().mapToLong(Call::bytes).sum()).as("bytes told, seed %d", this.seed)
			.isEqualTo(bytes + "first".length() + BatchLimits.EVENT_OVERHEAD);
		assertThat(this.calls).allMatch((call) -> call.acknowledged() == call.outcome().equals(Call.SUCCESS))
			.allMatch((call) -> !call.took().isNegative() && call.delay().compareTo(call.took()) >= 0);
	}

	private Stream<Call> acknowledged() {
		return this.calls.stream().filter(Call::acknowledged);
	}

	private static Fault random(Fault fault, Random random) {
		return fault.on("PutLogEvents").withProbability(random.nextDouble() / 5, random.nextLong());
	}

}
