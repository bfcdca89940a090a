package io.github.cloudwatchlogging.boot.metrics;

import io.github.cloudwatchlogging.EventLevel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for binding {@link CloudWatchLoggingMetrics} more than once, and for unbinding
 * it.
 */
class BindingTests {

	private final Delivery delivery = new Delivery();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final CloudWatchLoggingMetrics first = new CloudWatchLoggingMetrics(this.delivery.pipeline());

	private final CloudWatchLoggingMetrics second = new CloudWatchLoggingMetrics(this.delivery.pipeline());

	/** Bound last before each call, so told of it last. */
	private final MeterRegistry last = new SimpleMeterRegistry();

	private final CloudWatchLoggingMetrics lastMetrics = new CloudWatchLoggingMetrics(this.delivery.pipeline());

	@AfterEach
	void close() {
		this.first.close();
		this.second.close();
		this.lastMetrics.close();
		this.delivery.close();
	}

	@Test
	void severalRegistriesShowTheSame() {
		MeterRegistry other = new SimpleMeterRegistry();
		this.first.bindTo(this.registry);
		this.first.bindTo(other);
		deliver(1);
		assertShows(this.registry, 1, 1);
		assertShows(other, 1, 1);
	}

	@Test
	void registriesOfACompositeShowTheSame() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		composite.add(this.registry);
		this.first.bindTo(composite);
		deliver(1);
		assertShows(this.registry, 1, 1);
	}

	@Test
	void registryBoundTwiceCountsOnce() {
		this.first.bindTo(this.registry);
		this.first.bindTo(this.registry);
		deliver(1);
		assertShows(this.registry, 1, 1);
	}

	@Test
	void registryBoundByTwoContextsCountsOnce() {
		this.first.bindTo(this.registry);
		this.second.bindTo(this.registry);
		deliver(1);
		assertShows(this.registry, 1, 1);
	}

	@Test
	void registryIsMeasured_untilTheLastOfTwoContextsCloses() {
		this.first.bindTo(this.registry);
		this.second.bindTo(this.registry);
		this.first.close();
		deliver(1);
		assertShows(this.registry, 1, 1);
	}

	@Test
	void nothingIsMeasured_whenClosed() {
		this.first.bindTo(this.registry);
		deliver(1);
		this.first.close();
		deliver(2);
		assertThat(this.registry.find("cloudwatch.logging.events").functionCounters()).isEmpty();
		assertThat(this.registry.find("cloudwatch.logging.queue.events").gauge()).isNull();
		assertThat(calls(this.registry)).isEqualTo(1);
	}

	@Test
	void nextContextGoesOnWithTheCounts() {
		this.first.bindTo(this.registry);
		deliver(1);
		this.first.close();
		this.second.bindTo(this.registry);
		assertShows(this.registry, 1, 1);
		deliver(2);
		assertShows(this.registry, 2, 2);
	}

	@Test
	void nextContextWithItsOwnRegistryShowsAllEvents() {
		this.first.bindTo(this.registry);
		deliver(1);
		this.first.close();
		MeterRegistry next = new SimpleMeterRegistry();
		this.second.bindTo(next);
		assertThat(delivered(next)).isEqualTo(1);
	}

	@Test
	void nextPipelineIsMeasured() {
		this.first.bindTo(this.registry);
		deliver(1);
		this.first.close();
		try (Delivery next = new Delivery();
				CloudWatchLoggingMetrics metrics = new CloudWatchLoggingMetrics(next.pipeline())) {
			metrics.bindTo(this.registry);
			assertThat(delivered(this.registry)).isZero();
			next.log(EventLevel.INFO, "hello");
			next.flush();
			assertThat(delivered(this.registry)).isEqualTo(1);
		}
	}

	@Test
	void closingTwiceIsHarmless() {
		this.first.bindTo(this.registry);
		this.second.bindTo(this.registry);
		this.first.close();
		this.first.close();
		deliver(1);
		assertShows(this.registry, 1, 1);
	}

	/**
	 * Delivers one event, and returns when every listener that was there before has been
	 * told.
	 */
	private void deliver(int call) {
		this.lastMetrics.bindTo(this.last);
		this.delivery.log(EventLevel.INFO, "hello");
		this.delivery.flush();
		await().until(() -> calls(this.last) == 1);
		this.lastMetrics.close();
		this.last.clear();
		assertThat(this.delivery.pipeline().stats().calls().calls()).isEqualTo(call);
	}

	private static void assertShows(MeterRegistry registry, int delivered, int calls) {
		assertThat(delivered(registry)).isEqualTo(delivered);
		assertThat(calls(registry)).isEqualTo(calls);
	}

	private static double delivered(MeterRegistry registry) {
		return registry.get("cloudwatch.logging.events")
			.tags("outcome", "delivered", "level", "info")
			.functionCounter()
			.count();
	}

	private static long calls(MeterRegistry registry) {
		return registry.find("cloudwatch.logging.put").timers().stream().mapToLong((timer) -> timer.count()).sum();
	}

}
