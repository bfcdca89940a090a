package io.github.cloudwatchlogging.boot.metrics;

import java.util.HashMap;
import java.util.Map;

import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for the delivery of log events. Alert on
 * {@code cloudwatch.logging.events} with {@code outcome} {@code dropped} or
 * {@code rejected}, and on a {@code cloudwatch.logging.queue.oldest.age} of minutes.
 * <p>
 * The figures belong to the pipeline, of which a JVM has one, and registries only show
 * them; so several registries show the same, and binding a registry a second time, from
 * here or from another application context, changes nothing. {@link #close} takes back
 * what this binder has bound.
 */
public class CloudWatchLoggingMetrics implements MeterBinder, AutoCloseable {

	private final LogPipeline pipeline;

	private final Map<MeterRegistry, BoundMeters> bound = new HashMap<>();

	/**
	 * Creates a binder.
	 * @param pipeline the pipeline to measure
	 */
	public CloudWatchLoggingMetrics(LogPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		this.bound.computeIfAbsent(registry, (absent) -> BoundMeters.acquire(this.pipeline, registry));
	}

	/**
	 * Stops measuring for every registry that was bound.
	 */
	@Override
	public synchronized void close() {
		this.bound.values().forEach(BoundMeters::release);
		this.bound.clear();
	}

}
