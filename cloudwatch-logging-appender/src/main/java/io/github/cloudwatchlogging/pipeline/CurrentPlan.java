package io.github.cloudwatchlogging.pipeline;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.delivery.Backoff;
import io.github.cloudwatchlogging.delivery.DeliveryPlan;
import io.github.cloudwatchlogging.delivery.LogSender;
import org.jspecify.annotations.Nullable;

/**
 * How events are delivered at this moment. Delivery threads ask before each call, so a
 * change takes effect from the next one on. Thread-safe.
 */
final class CurrentPlan implements Supplier<DeliveryPlan> {

	private final Supplier<PipelineConfig> fallback;

	private final Function<PipelineConfig, LogSender> senders;

	private final DestinationNames names;

	private final Consumer<PipelineConfig> onChange;

	private @Nullable DeliveryPlan plan;

	/** What the plan was made of. */
	private @Nullable PipelineConfig config;

	private boolean ended;

	/**
	 * Creates a plan that is still open.
	 * @param fallback how to deliver if nobody has said so when the first batch is due
	 * @param senders makes what sends batches
	 * @param names resolves the names of destinations
	 * @param onChange told of each configuration that takes effect
	 */
	CurrentPlan(Supplier<PipelineConfig> fallback, Function<PipelineConfig, LogSender> senders, DestinationNames names,
			Consumer<PipelineConfig> onChange) {
		this.fallback = fallback;
		this.senders = senders;
		this.names = names;
		this.onChange = onChange;
	}

	/** What the plan is made of, {@code null} as long as nobody has said. */
	synchronized @Nullable PipelineConfig config() {
		return this.config;
	}

	/** Calls that are under way go on with the sender that they have. */
	void change(PipelineConfig config) {
		DeliveryPlan previous = use(config);
		if (previous != null) {
			previous.sender().retire();
		}
		this.onChange.accept(config);
	}

	@Override
	public DeliveryPlan get() {
		synchronized (this) {
			if (this.plan != null) {
				return this.plan;
			}
		}
		PipelineConfig config = this.fallback.get();
		synchronized (this) {
			if (this.plan != null) {
				return this.plan;
			}
			// The first configuration that is used names the destinations.
			this.names.adopt(config);
			use(config);
		}
		this.onChange.accept(config);
		return get();
	}

	/** Returns the plan that was used before. */
	private synchronized @Nullable DeliveryPlan use(PipelineConfig config) {
		DeliveryPlan previous = this.plan;
		this.plan = plan(config);
		this.config = config;
		if (this.ended) {
			// Too late: a call that hangs would keep its thread for ever.
			this.plan.sender().close();
		}
		return previous;
	}

	private DeliveryPlan plan(PipelineConfig config) {
		return new DeliveryPlan(this.senders.apply(config), (batch) -> this.names.resolve(batch, config),
				new Backoff(config.initialBackoff(), config.maxBackoff(), new Random()));
	}

	/**
	 * Calls that have not been answered for long may never be: what they carry is sent
	 * again, over new connections.
	 */
	void breakOffCalls() {
		DeliveryPlan hanging;
		synchronized (this) {
			hanging = (this.config != null) ? use(this.config) : null;
		}
		if (hanging != null) {
			hanging.sender().close();
		}
	}

	/** Breaks off what is under way; nothing is sent any more. */
	synchronized void end() {
		this.ended = true;
		if (this.plan != null) {
			this.plan.sender().close();
		}
	}

}
