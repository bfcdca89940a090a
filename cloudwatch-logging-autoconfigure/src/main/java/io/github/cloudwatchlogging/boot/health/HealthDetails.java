package io.github.cloudwatchlogging.boot.health;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DropReason;

import org.springframework.boot.health.contributor.Health.Builder;

/**
 * What somebody who sees the status wants to know next. The details of every check have
 * the same shape, whatever the status, except that what never happened is left out. No
 * message text, nothing secret.
 */
final class HealthDetails {

	private HealthDetails() {
	}

	static void add(Builder builder, DeliveryStats stats) {
		builder.withDetail("queuedEvents", stats.queue().events());
		builder.withDetail("oldestEventAge", stats.queue().oldestEventAge().truncatedTo(ChronoUnit.MILLIS).toString());
		DeliveryFailure failure = stats.calls().lastFailure();
		if (failure != null) {
			builder.withDetail("lastFailure", describe(failure));
		}
		if (stats.diskFailure() != null) {
			// The reason may be another, that is worse.
			builder.withDetail("diskFailure", stats.diskFailure());
		}
		Map<String, Object> dropped = dropped(stats);
		if (!dropped.isEmpty()) {
			builder.withDetail("dropped", dropped);
		}
	}

	/** With its time, because it may have been overcome long ago. */
	private static Map<String, Object> describe(DeliveryFailure failure) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("at", failure.at().toString());
		details.put("code", failure.code());
		details.put("advice", failure.advice());
		details.put("attempts", failure.attempts());
		return details;
	}

	private static Map<String, Object> dropped(DeliveryStats stats) {
		Map<String, Object> dropped = new LinkedHashMap<>();
		for (DropReason reason : DropReason.values()) {
			long count = stats.events().dropped(reason);
			if (count > 0) {
				dropped.put(reason.code(), count);
			}
		}
		return dropped;
	}

}
