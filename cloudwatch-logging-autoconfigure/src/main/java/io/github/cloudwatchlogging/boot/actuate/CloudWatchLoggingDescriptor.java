package io.github.cloudwatchlogging.boot.actuate;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.QueueStats;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the endpoint answers. Moments and durations are ISO-8601 texts and states are
 * plain names, so the JSON is the same whatever mapper writes it. What is not known yet
 * is {@code null} here and left out of the JSON: a member is missing or has a value.
 *
 * @param state name of the delivery's state
 * @param queue what waits, over all destinations
 * @param events what became of the events of all destinations
 * @param delivery how the calls of all destinations went
 * @param destinations the same for each destination
 */
public record CloudWatchLoggingDescriptor(String state, QueueDescriptor queue, EventsDescriptor events,
		CallsDescriptor delivery, List<DestinationDescriptor> destinations) implements OperationResponseBody {

	static CloudWatchLoggingDescriptor of(DeliveryStats stats) {
		return new CloudWatchLoggingDescriptor(stats.state().name(),
				QueueDescriptor.of(stats.queue(), stats.capacityBytes()), EventsDescriptor.of(stats.events()),
				CallsDescriptor.of(stats.calls()),
				stats.destinations().stream().map(DestinationDescriptor::of).toList());
	}

	/** Finer than a millisecond nobody wants to read it. */
	private static String text(Duration duration) {
		return duration.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	/**
	 * What waits.
	 *
	 * @param events how many events
	 * @param bytes their size as the service counts it
	 * @param capacityBytes what events may take of memory, or of the disk if they are
	 * kept there; {@code null} for one of several destinations, which share it
	 * @param oldestEventAge for how long the oldest event has waited, {@code PT0S} if
	 * none does
	 */
	@JsonInclude(Include.NON_NULL)
	public record QueueDescriptor(long events, long bytes, @Nullable Long capacityBytes, String oldestEventAge) {

		static QueueDescriptor of(QueueStats queue, @Nullable Long capacityBytes) {
			return new QueueDescriptor(queue.events(), queue.bytes(), capacityBytes, text(queue.oldestEventAge()));
		}

	}

	/**
	 * One destination.
	 *
	 * @param name its configured name
	 * @param logGroup its log group, {@code null} until the first batch is sent
	 * @param logStream its log stream, {@code null} until the first batch is sent
	 * @param queue what waits for it
	 * @param events what became of its events
	 * @param delivery how its calls went
	 */
	@JsonInclude(Include.NON_NULL)
	public record DestinationDescriptor(String name, @Nullable String logGroup, @Nullable String logStream,
			QueueDescriptor queue, EventsDescriptor events, CallsDescriptor delivery) {

		static DestinationDescriptor of(DestinationStats stats) {
			Destination destination = stats.destination();
			return new DestinationDescriptor(stats.key().name(), (destination != null) ? destination.logGroup() : null,
					(destination != null) ? destination.logStream() : null, QueueDescriptor.of(stats.queue(), null),
					EventsDescriptor.of(stats.events()), CallsDescriptor.of(stats.calls()));
		}

	}

}
