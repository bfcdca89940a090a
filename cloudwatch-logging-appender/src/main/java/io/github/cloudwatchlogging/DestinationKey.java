package io.github.cloudwatchlogging;

/**
 * Names a destination before its log group and log stream are known: events are accepted
 * from the first line of an application, long before its configuration is complete.
 *
 * @param name the name under which the destination is configured and reported
 */
public record DestinationKey(String name) {

	/** The destination of every event that no other one claims. */
	public static final DestinationKey DEFAULT = new DestinationKey("default");

	/**
	 * Stands for all destinations of the events that dead processes have left on disk.
	 */
	public static final DestinationKey RECOVERED = new DestinationKey("recovered");

}
