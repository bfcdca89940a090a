package io.github.cloudwatchlogging.smoke;

import java.util.Arrays;
import java.util.List;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service has in the log group of the applications.
 */
final class DeliveredEvents {

	private final List<String> messages;

	DeliveredEvents(CloudWatchLogsEndpoint endpoint) {
		this.messages = endpoint.events("/shop/orders").stream().map(StoredEvent::message).toList();
	}

	/** Exactly one event contains all of these. */
	DeliveredEvents containOnce(String... parts) {
		assertThat(this.messages).filteredOn((message) -> Arrays.stream(parts).allMatch(message::contains))
			.as("%s", Arrays.asList(parts))
			.hasSize(1);
		return this;
	}

}
