package io.github.cloudwatchlogging.delivery;

import java.util.function.Function;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;

/**
 * How batches are delivered; may be replaced while delivery is under way.
 *
 * @param sender sends them
 * @param names where the events of a batch go; may take a while at first, is called on
 * delivery threads only. Throws an
 * {@link io.github.cloudwatchlogging.InvalidSettingException} if the names cannot be used
 * @param backoff how long to rest after a failure
 */
public record DeliveryPlan(LogSender sender, Function<Batch, Destination> names, Backoff backoff) {

}
