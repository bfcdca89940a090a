package io.github.cloudwatchlogging.boot.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;

/**
 * Meters that read the pipeline's figures when they are asked. Each takes a snapshot of
 * its own: one costs microseconds, and nobody expects the meters of a registry to be read
 * at the same instant. Each series exists from the start, so a rate sees the first event.
 */
final class StatsMeters {

	/** Every series of one name needs the same tag keys, for Prometheus. */
	private static final String NO_REASON = "none";

	private final LogPipeline pipeline;

	private final MeterRegistry registry;

	private final List<Meter> meters = new ArrayList<>();

	private StatsMeters(LogPipeline pipeline, MeterRegistry registry) {
		this.pipeline = pipeline;
		this.registry = registry;
	}

	/**
	 * Registers the meters.
	 * @param pipeline what they read
	 * @param registry where they are registered
	 * @return the meters
	 */
	static List<Meter> register(LogPipeline pipeline, MeterRegistry registry) {
		StatsMeters meters = new StatsMeters(pipeline, registry);
		for (EventLevel level : EventLevel.values()) {
			meters.countEvents(level);
		}
		meters.countRetries();
		meters.gaugeQueue();
		return meters.meters;
	}

	private void countEvents(EventLevel level) {
		count("accepted", NO_REASON, level, (events) -> events.accepted(level));
		count("recovered", NO_REASON, level, (events) -> events.recovered(level));
		count("delivered", NO_REASON, level, (events) -> events.delivered(level));
		for (RejectReason reason : RejectReason.values()) {
			count("rejected", reason.code(), level, (events) -> events.rejected(reason, level));
		}
		for (DropReason reason : DropReason.values()) {
			count("dropped", reason.code(), level, (events) -> events.dropped(reason, level));
		}
	}

	private void count(String outcome, String reason, EventLevel level, ToDoubleFunction<EventCounts> value) {
		this.meters.add(FunctionCounter
			.builder("cloudwatch.logging.events", this.pipeline,
					(pipeline) -> value.applyAsDouble(pipeline.stats().events()))
			.description("Log events by what became of them, and why")
			.baseUnit(BaseUnits.EVENTS)
			.tag("outcome", outcome)
			.tag("reason", reason)
			.tag("level", level.code())
			.register(this.registry));
	}

	private void countRetries() {
		this.meters.add(FunctionCounter
			.builder("cloudwatch.logging.retries", this.pipeline, (pipeline) -> pipeline.stats().calls().retries())
			.description("Calls that repeated an earlier call for the same batch")
			.register(this.registry));
	}

	private void gaugeQueue() {
		gauge("queue.events", "Log events that wait to be delivered", BaseUnits.EVENTS,
				(stats) -> stats.queue().events());
		gauge("queue.bytes", "Size of the waiting log events as the service counts it", BaseUnits.BYTES,
				(stats) -> stats.queue().bytes());
		gauge("queue.capacity", "What waiting log events may take of memory, or of the disk if they are kept there",
				BaseUnits.BYTES, DeliveryStats::capacityBytes);
		this.meters.add(TimeGauge
			.builder("cloudwatch.logging.queue.oldest.age", this.pipeline, TimeUnit.SECONDS,
					(pipeline) -> seconds(pipeline.stats().queue().oldestEventAge()))
			.description("For how long the oldest waiting log event has waited")
			.register(this.registry));
	}

	private void gauge(String name, String description, String unit, ToDoubleFunction<DeliveryStats> value) {
		this.meters.add(Gauge
			.builder("cloudwatch.logging." + name, this.pipeline, (pipeline) -> value.applyAsDouble(pipeline.stats()))
			.description(description)
			.baseUnit(unit)
			.register(this.registry));
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

}
