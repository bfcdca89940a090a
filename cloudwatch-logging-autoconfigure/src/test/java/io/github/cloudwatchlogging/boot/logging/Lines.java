package io.github.cloudwatchlogging.boot.logging;

import java.util.List;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the applications of a child JVM wanted to be delivered, and what has been.
 */
final class Lines {

	private Lines() {
	}

	/**
	 * Holds what an application has {@linkplain Story told} against what was stored. To
	 * be called when the JVM has ended.
	 */
	static void assertDeliveredOnce(ChildApplication child, CloudWatchLogsEndpoint endpoint) {
		List<String> told = child.output()
			.lines()
			.filter((line) -> line.startsWith(Story.MARK))
			.map((line) -> line.substring(Story.MARK.length()))
			.toList();
		assertThat(child.output()).contains(Story.END);
		assertThat(told).isNotEmpty();
		assertThat(stored(endpoint)).as("output: %s", child.output()).containsExactlyInAnyOrderElementsOf(told);
	}

	private static List<String> stored(CloudWatchLogsEndpoint endpoint) {
		return endpoint.events()
			.stream()
			.map(StoredEvent::message)
			.filter((message) -> message.contains(Story.LOGGER + ": "))
			.map((message) -> message.substring(message.indexOf(Story.LOGGER) + Story.LOGGER.length() + 2))
			.toList();
	}

}
