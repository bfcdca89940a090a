package io.github.cloudwatchlogging.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Ticker;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Creates what the service says is missing. Never asks first: the Describe operations
 * have a quota that a starting fleet exhausts, and need a permission of their own.
 */
final class LogStreamProvisioner {

	private enum Missing {

		STREAM, GROUP

	}

	/**
	 * A group that was created and is missing again, somebody deletes, or the service
	 * does not know it yet. Creating it at once would be a race, and the quota is the
	 * account's.
	 */
	private static final long BETWEEN_CREATIONS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private final boolean createGroup;

	private final boolean createStream;

	/**
	 * What could not be created for a reason that passes. The next attempt goes on from
	 * there: where every second call is throttled, starting over would lead nowhere. What
	 * was refused is not insisted on, since somebody may create it by hand.
	 */
	private final Map<Destination, Missing> missing = new ConcurrentHashMap<>();

	/** When the creation of each log group began last. */
	private final Map<String, Long> groupCreations = new ConcurrentHashMap<>();

	/** How often each destination has been created. */
	private final Map<Destination, Integer> creations = new ConcurrentHashMap<>();

	/** One thread at a time creates what belongs to a group; others wait for it. */
	private final Map<String, Object> locks = new ConcurrentHashMap<>();

	private final FailureTable failures;

	private final Ticker ticker;

	LogStreamProvisioner(boolean createGroup, boolean createStream, FailureTable failures, Ticker ticker) {
		this.createGroup = createGroup;
		this.createStream = createStream;
		this.failures = failures;
		this.ticker = ticker;
	}

	/**
	 * Goes on where creating a destination failed for a reason that passes; has no effect
	 * if it did not.
	 * @param client sends the requests
	 * @param destination what to create
	 * @throws ConfigurationException if it may not be created, or not by this name
	 */
	void resume(CloudWatchLogsClient client, Destination destination) {
		if (!this.missing.containsKey(destination)) {
			return;
		}
		synchronized (lock(destination)) {
			Missing first = this.missing.get(destination);
			if (first != null) {
				create(client, destination, first);
			}
		}
	}

	/**
	 * How often a destination has been created, to be asked before a call that may find
	 * it missing.
	 * @param destination the destination
	 * @return a number that grows
	 */
	int creations(Destination destination) {
		return this.creations.getOrDefault(destination, 0);
	}

	/**
	 * Creates the stream, and its group if that is missing, too. Another instance may be
	 * doing the same at this moment. A group is created twice a second at most: in
	 * between this fails with a {@link ResourceNotFoundException}.
	 * @param client sends the requests
	 * @param destination what to create
	 * @param before how often it had been created before it was found missing; if it has
	 * been since, nothing is done
	 * @param cause what the service said is missing
	 * @throws ConfigurationException if it may not be created, or not by this name
	 */
	void create(CloudWatchLogsClient client, Destination destination, int before, ResourceNotFoundException cause) {
		if (!this.createStream) {
			throw mayNotCreate("log stream", cause);
		}
		synchronized (lock(destination)) {
			if (creations(destination) == before) {
				create(client, destination, Missing.STREAM);
			}
		}
	}

	private Object lock(Destination destination) {
		return this.locks.computeIfAbsent(destination.logGroup(), (group) -> new Object());
	}

	private void create(CloudWatchLogsClient client, Destination destination, Missing first) {
		try {
			if (first == Missing.GROUP) {
				createGroup(client, destination);
			}
			try {
				createStream(client, destination);
			}
			catch (ResourceNotFoundException ex) {
				if (!this.createGroup) {
					this.missing.remove(destination);
					throw mayNotCreate("log group", ex);
				}
				if (!isTimeToCreate(destination.logGroup())) {
					throw ex;
				}
				createGroup(client, destination);
				createStream(client, destination);
			}
		}
		catch (InvalidParameterException ex) {
			throw ConfigurationException.ofName("InvalidParameterException",
					"the service creates no log group or log stream of this name: correct the configuration", ex);
		}
	}

	private ConfigurationException mayNotCreate(String what, ResourceNotFoundException missing) {
		return new ConfigurationException("ResourceNotFoundException", "the " + what + " does not exist and provision."
				+ what.replace(' ', '-') + " is off: create it or allow it to be created", missing);
	}

	private boolean isTimeToCreate(String group) {
		Long last = this.groupCreations.get(group);
		return last == null || this.ticker.nanos() - last >= BETWEEN_CREATIONS_NANOS;
	}

	private void createGroup(CloudWatchLogsClient client, Destination destination) {
		this.groupCreations.put(destination.logGroup(), this.ticker.nanos());
		try {
			client.createLogGroup((request) -> request.logGroupName(destination.logGroup()));
		}
		catch (ResourceAlreadyExistsException ex) {
			// Somebody else was faster.
		}
		catch (RuntimeException ex) {
			failed(destination, Missing.GROUP, ex);
			throw ex;
		}
	}

	private void createStream(CloudWatchLogsClient client, Destination destination) {
		try {
			client.createLogStream(
					(request) -> request.logGroupName(destination.logGroup()).logStreamName(destination.logStream()));
		}
		catch (ResourceAlreadyExistsException ex) {
			// Somebody else was faster.
		}
		catch (RuntimeException ex) {
			failed(destination, Missing.STREAM, ex);
			throw ex;
		}
		this.missing.remove(destination);
		this.creations.merge(destination, 1, Integer::sum);
	}

	private void failed(Destination destination, Missing what, RuntimeException reason) {
		if (this.failures.isPassing(reason)) {
			this.missing.put(destination, what);
		}
		else {
			this.missing.remove(destination);
		}
	}

}
