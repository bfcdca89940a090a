package io.github.cloudwatchlogging.boot.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of one pipeline in one registry, shared by all binders that want them: two
 * listeners on one registry would record every call twice. Hence the static map. It holds
 * nothing but what some binder has acquired and not yet released.
 * <p>
 * The last release removes the meters that read the pipeline: a pipeline that follows
 * this one must not find the names taken by a dead one. Timers and summaries stay in the
 * registry, which holds their figures.
 */
final class BoundMeters {

	private static final Map<Key, BoundMeters> BOUND = new HashMap<>();

	private final Key key;

	private final List<Meter> meters;

	private final CallMeters listener;

	private int owners;

	private BoundMeters(Key key) {
		this.key = key;
		this.meters = StatsMeters.register(key.pipeline(), key.registry());
		this.listener = new CallMeters(key.registry());
		key.pipeline().addListener(this.listener);
	}

	static BoundMeters acquire(LogPipeline pipeline, MeterRegistry registry) {
		synchronized (BOUND) {
			BoundMeters meters = BOUND.computeIfAbsent(new Key(pipeline, registry), BoundMeters::new);
			meters.owners++;
			return meters;
		}
	}

	void release() {
		synchronized (BOUND) {
			this.owners--;
			if (this.owners == 0) {
				BOUND.remove(this.key);
				this.key.pipeline().removeListener(this.listener);
				this.meters.forEach(this.key.registry()::remove);
			}
		}
	}

	/** Both compare by identity. */
	private record Key(LogPipeline pipeline, MeterRegistry registry) {

	}

}
