package io.github.cloudwatchlogging.aws;

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

	private final boolean createGroup;

	private final boolean createStream;

	LogStreamProvisioner(boolean createGroup, boolean createStream) {
		this.createGroup = createGroup;
		this.createStream = createStream;
	}

	/**
	 * Creates the stream, and its group if that is missing, too. Another instance may be
	 * doing the same at this moment.
	 * @param client sends the requests
	 * @param destination what to create
	 * @param missing what the service said is missing
	 * @throws ConfigurationException if it may not be created, or not by this name
	 */
	void create(CloudWatchLogsClient client, Destination destination, ResourceNotFoundException missing) {
		if (!this.createStream) {
			throw mayNotCreate("log stream", missing);
		}
		try {
			createAllowed(client, destination);
		}
		catch (InvalidParameterException ex) {
			throw new ConfigurationException("InvalidParameterException",
					"the service creates no log group or log stream of this name: correct the configuration", ex);
		}
	}

	private void createAllowed(CloudWatchLogsClient client, Destination destination) {
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

	private ConfigurationException mayNotCreate(String what, ResourceNotFoundException missing) {
		return new ConfigurationException("ResourceNotFoundException", "the " + what + " does not exist and provision."
				+ what.replace(' ', '-') + " is off: create it or allow it to be created", missing);
	}

	private void createGroup(CloudWatchLogsClient client, Destination destination) {
		try {
			client.createLogGroup((request) -> request.logGroupName(destination.logGroup()));
		}
		catch (ResourceAlreadyExistsException ex) {
			// Somebody else was faster.
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
	}

}
