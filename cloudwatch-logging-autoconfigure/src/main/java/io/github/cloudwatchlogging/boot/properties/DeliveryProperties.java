package io.github.cloudwatchlogging.boot.properties;

import java.time.Duration;

import io.github.cloudwatchlogging.Compression;
import io.github.cloudwatchlogging.DeliveryMode;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls are made.
 *
 * @param mode When a logging call returns: when the event is in the buffer, or when it is
 * delivered.
 * @param compression How requests are compressed.
 * @param maxInFlight Calls under way at the same time. With one, events keep their order
 * also while a backlog is worked off.
 * @param attemptTimeout Longest time that a call may take.
 * @param initialBackoff Upper bound of the wait after a first failure. Doubles with each
 * further one.
 * @param maxBackoff Upper bound of the wait after many failures.
 */
public record DeliveryProperties(@DefaultValue("async") DeliveryMode mode,
		@DefaultValue("none") Compression compression, @DefaultValue("2") int maxInFlight,
		@DefaultValue("20s") Duration attemptTimeout, @DefaultValue("200ms") Duration initialBackoff,
		@DefaultValue("30s") Duration maxBackoff) {

}
