package io.github.cloudwatchlogging.boot.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.boot.health.WaitWatch.Wait;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health.Builder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} of the delivery. Never calls AWS: reads the pipeline's figures,
 * and compares them with those of earlier checks.
 * <p>
 * Trouble with log events is {@link #DEGRADED}, not {@code DOWN}: an outage of CloudWatch
 * Logs must not make a load balancer replace a fleet that serves its users well. Boot's
 * {@code SimpleStatusAggregator} (4.0 and 4.1 alike) passes over statuses that
 * {@code management.endpoint.health.status.order} does not list, so beside contributors
 * that are {@code UP} the application is {@code UP}, and {@code DOWN} beside one that is
 * {@code DOWN}; {@code SimpleHttpCodeStatusMapper} answers 200 for a status it does not
 * know. In a group that consists of this indicator alone nothing is left to aggregate,
 * which is {@code UNKNOWN}, and 200 as well.
 */
public class CloudWatchLoggingHealthIndicator extends AbstractHealthIndicator {

	/**
	 * Events are late, were lost or are at risk; the application itself is well.
	 */
	public static final Status DEGRADED = new Status("DEGRADED");

	/**
	 * For how long events may wait without any being delivered. Linger, one call and a
	 * few retries together take less.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Supplier<DeliveryStats> stats;

	private final @Nullable Duration downAfter;

	private final Clock clock;

	private final WaitWatch waits = new WaitWatch();

	private final DropWatch drops = new DropWatch();

	/**
	 * Creates the indicator.
	 * @param pipeline the pipeline to watch
	 * @param downAfter for how long delivery has to fail before that is {@code DOWN},
	 * {@code null} for never
	 * @param clock tells the time; the same time as that of the pipeline
	 */
	public CloudWatchLoggingHealthIndicator(LogPipeline pipeline, @Nullable Duration downAfter, Clock clock) {
		this(pipeline::stats, downAfter, clock);
	}

	CloudWatchLoggingHealthIndicator(Supplier<DeliveryStats> stats, @Nullable Duration downAfter, Clock clock) {
		super("CloudWatch Logging health check failed");
		if (downAfter != null && (downAfter.isNegative() || downAfter.isZero())) {
			throw new InvalidSettingException("health.down-after", downAfter, "must be positive");
		}
		this.stats = stats;
		this.downAfter = downAfter;
		this.clock = clock;
	}

	@Override
	protected synchronized void doHealthCheck(Builder builder) {
		DeliveryStats stats = this.stats.get();
		Instant now = this.clock.instant();
		List<Wait> waits = this.waits.look(stats, now);
		boolean dropped = this.drops.look(stats.events(), now);
		Optional<Duration> failing = longest(waits.stream().filter(Wait::failing).toList());
		Optional<Duration> waiting = longest(waits);
		if (this.downAfter != null && reaches(failing, this.downAfter)) {
			builder.down().withDetail("reason", "Delivery has failed for " + failing.orElseThrow().toSeconds() + " s");
		}
		else if (reaches(waiting, PATIENCE)) {
			builder.status(DEGRADED)
				.withDetail("reason", "Nothing has been delivered for " + waiting.orElseThrow().toSeconds() + " s");
		}
		else if (dropped) {
			builder.status(DEGRADED).withDetail("reason", "Events were dropped lately");
		}
		else if (stats.diskFailure() != null) {
			builder.status(DEGRADED).withDetail("reason", "Events are not kept on disk: " + stats.diskFailure());
		}
		else {
			builder.up();
		}
		HealthDetails.add(builder, stats);
	}

	private static Optional<Duration> longest(List<Wait> waits) {
		return waits.stream().map(Wait::lasted).max(Duration::compareTo);
	}

	private static boolean reaches(Optional<Duration> duration, Duration limit) {
		return duration.filter((lasted) -> lasted.compareTo(limit) >= 0).isPresent();
	}

}
