package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;

import io.github.cloudwatchlogging.DeliveryMode;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.DurationSetting;

/**
 * How events are delivered: all that need not be known while they merely gather.
 * Immutable; every option is explained at its method of {@link Builder}.
 *
 * @param logGroup template of the log group's name
 * @param logStream template of the log stream's name
 * @param linger longest wait before a started batch is sent
 * @param limits what a batch may hold
 * @param maxInFlight calls under way at the same time
 * @param initialBackoff upper bound of the rest after a first failure
 * @param maxBackoff upper bound of every rest
 * @param createLogGroup whether a missing log group is created
 * @param createLogStream whether a missing log stream is created
 * @param mode when a logging call returns
 * @param client what the client is built from
 */
public record PipelineConfig(String logGroup, String logStream, Duration linger, BatchLimits limits, int maxInFlight,
		Duration initialBackoff, Duration maxBackoff, boolean createLogGroup, boolean createLogStream,
		DeliveryMode mode, ClientSettings client) {

	/** Template of the log stream's name where none is configured. */
	public static final String DEFAULT_LOG_STREAM = "{instance}/{started}-{pid}";

	/** The client has no more connections, and each call has a thread. */
	private static final int MAX_IN_FLIGHT = 50;

	public PipelineConfig {
		NameTemplate.checkLength("log-group", logGroup);
		NameTemplate.checkLength("log-stream", logStream);
		DurationSetting.checkNotNegative("batch.linger", linger);
		if (maxInFlight < 1 || maxInFlight > MAX_IN_FLIGHT) {
			throw new InvalidSettingException("delivery.max-in-flight", maxInFlight,
					"must be between 1 and " + MAX_IN_FLIGHT);
		}
	}

	/**
	 * Starts a configuration that has all defaults.
	 * @param logGroup template of the log group's name; may contain
	 * <code>{instance}</code>, <code>{host}</code>, <code>{pid}</code>,
	 * <code>{started}</code> and <code>{uuid}</code>
	 * @param client what the client is built from
	 * @return the builder
	 */
	public static Builder builder(String logGroup, ClientSettings client) {
		return new Builder(logGroup, client);
	}

	/**
	 * Collects options.
	 */
	public static final class Builder {

		private final String logGroup;

		private final ClientSettings client;

		private String logStream = DEFAULT_LOG_STREAM;

		private Duration linger = Duration.ofSeconds(2);

		private BatchLimits limits = BatchLimits.SERVICE;

		private int maxInFlight = 2;

		private Duration initialBackoff = Duration.ofMillis(200);

		private Duration maxBackoff = Duration.ofSeconds(30);

		private boolean createLogGroup = true;

		private boolean createLogStream = true;

		private DeliveryMode mode = DeliveryMode.ASYNC;

		private Builder(String logGroup, ClientSettings client) {
			this.logGroup = logGroup;
			this.client = client;
		}

		/**
		 * Template of the log stream's name. Each instance of an application needs a
		 * stream of its own to keep its events in order.
		 * @param template with the same placeholders as the log group
		 * @return this builder
		 */
		public Builder logStream(String template) {
			this.logStream = template;
			return this;
		}

		/**
		 * Longest wait before a started batch is sent: the delay with which events show
		 * up in a quiet application. Shorter means more calls.
		 * @param linger the duration, zero for no wait
		 * @return this builder
		 */
		public Builder linger(Duration linger) {
			this.linger = linger;
			return this;
		}

		/**
		 * What a batch may hold. There is hardly a reason to go below the service's
		 * limits.
		 * @param limits the limits
		 * @return this builder
		 */
		public Builder limits(BatchLimits limits) {
			this.limits = limits;
			return this;
		}

		/**
		 * Calls under way at the same time. One keeps the order of events within a
		 * millisecond even while a backlog is worked off.
		 * @param calls from 1 to 50
		 * @return this builder
		 */
		public Builder maxInFlight(int calls) {
			this.maxInFlight = calls;
			return this;
		}

		/**
		 * Bounds of the rest after a failure, which doubles from one to the other.
		 * @param initial the bound after a first failure
		 * @param max the bound after many failures
		 * @return this builder
		 */
		public Builder backoff(Duration initial, Duration max) {
			this.initialBackoff = initial;
			this.maxBackoff = max;
			return this;
		}

		/**
		 * Whether a missing log group and a missing log stream are created.
		 * @param logGroup whether the group is created
		 * @param logStream whether the stream is created
		 * @return this builder
		 */
		public Builder create(boolean logGroup, boolean logStream) {
			this.createLogGroup = logGroup;
			this.createLogStream = logStream;
			return this;
		}

		/**
		 * When a logging call returns.
		 * @param mode the mode
		 * @return this builder
		 */
		public Builder mode(DeliveryMode mode) {
			this.mode = mode;
			return this;
		}

		public PipelineConfig build() {
			return new PipelineConfig(this.logGroup, this.logStream, this.linger, this.limits, this.maxInFlight,
					this.initialBackoff, this.maxBackoff, this.createLogGroup, this.createLogStream, this.mode,
					this.client);
		}

	}

}
