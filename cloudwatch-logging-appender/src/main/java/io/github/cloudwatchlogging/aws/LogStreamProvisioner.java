package io.github.cloudwatchlogging.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudwatchlogging.Destination;
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

	private final boolean createGroup;

	private final boolean createStream;

	/**
	 * What could not be created yet. The next attempt goes on from there: where every
	 * second call is throttled, starting over would lead nowhere.
	 */
	private final Map<Destination, Missing> missing = new ConcurrentHashMap<>();

	LogStreamProvisioner(boolean createGroup, boolean createStream) {
		this.createGroup = createGroup;
		this.createStream = createStream;
	}

	/**
	 * Goes on where creating a destination failed; has no effect if it did not.
	 * @param client sends the requests
	 * @param destination what to create
	 * @throws ConfigurationException if it may not be created, or not by this name
	 */
	void resume(CloudWatchLogsClient client, Destination destination) {
		Missing first = this.missing.get(destination);
		if (first != null) {
			create(client, destination, first);
		}
	}

	/**
	 * Creates the stream, and its group if that is missing, too. Another instance may be
	 * doing the same at this moment.
	 * @param client sends the requests
	 * @param destination what to create
	 * @param cause what the service said is missing
	 * @throws ConfigurationException if it may not be created, or not by this name
	 */
	void create(CloudWatchLogsClient client, Destination destination, ResourceNotFoundException cause) {
		if (!this.createStream) {
			throw mayNotCreate("log stream", cause);
		}
		create(client, destination, Missing.STREAM);
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
					throw mayNotCreate("log group", ex);
				}
				createGroup(client, destination);
				createStream(client, destination);
			}
		}
		catch (InvalidParameterException ex) {
			throw new ConfigurationException("InvalidParameterException",
					"the service creates no log group or log stream of this name: correct the configuration", ex);
		}
	}

	private ConfigurationException mayNotCreate(String what, ResourceNotFoundException missing) {
		return new ConfigurationException("ResourceNotFoundException", "the " + what + " does not exist and provision."
				+ what.replace(' ', '-') + " is off: create it or allow it to be created", missing);
	}

	private void createGroup(CloudWatchLogsClient client, Destination destination) {
		this.missing.put(destination, Missing.GROUP);
		try {
			client.createLogGroup((request) -> request.logGroupName(destination.logGroup()));
		}
		catch (ResourceAlreadyExistsException ex) {
			// Somebody else was faster.
		}
	}

	private void createStream(CloudWatchLogsClient client, Destination destination) {
		this.missing.put(destination, Missing.STREAM);
		try {
			client.createLogStream(
					(request) -> request.logGroupName(destination.logGroup()).logStreamName(destination.logStream()));
		}
		catch (ResourceAlreadyExistsException ex) {
			// Somebody else was faster.
		}
		this.missing.remove(destination);
	}

}
