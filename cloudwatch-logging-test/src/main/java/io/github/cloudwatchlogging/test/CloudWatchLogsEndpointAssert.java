package io.github.cloudwatchlogging.test;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the events that an endpoint has stored, by their messages and over all
 * its groups and streams. Each looks at the events once: what arrives meanwhile does not
 * confuse it. Failures show what is missing and what is too much, shortened.
 */
public final class CloudWatchLogsEndpointAssert
		extends AbstractAssert<CloudWatchLogsEndpointAssert, CloudWatchLogsEndpoint> {

	CloudWatchLogsEndpointAssert(CloudWatchLogsEndpoint actual) {
		super(actual, CloudWatchLogsEndpointAssert.class);
	}

	/**
	 * At least one message contains a text.
	 * @param messagePart the text
	 * @return this
	 */
	public CloudWatchLogsEndpointAssert hasReceived(String messagePart) {
		List<String> messages = messages();
		if (messages.stream().noneMatch((message) -> message.contains(messagePart))) {
			failWithMessage("%s",
					"Expected an event with " + Excerpt.of(messagePart) + " but received " + Excerpt.ofAll(messages));
		}
		return this;
	}

	/**
	 * These messages and no others arrived, in this order.
	 * @param messages the messages
	 * @return this
	 */
	public CloudWatchLogsEndpointAssert hasReceivedExactly(String... messages) {
		List<String> expected = Arrays.asList(messages);
		List<String> received = messages();
		if (!received.equals(expected)) {
			MessageDiff diff = MessageDiff.between(expected, received);
			String problem = diff.isEmpty() ? "\nOnly their order differs: " + Excerpt.ofAll(received)
					: diff.toString();
			failWithMessage("%s", "Expected exactly " + Excerpt.ofAll(expected) + problem);
		}
		return this;
	}

	/**
	 * So many events arrived.
	 * @param count how many
	 * @return this
	 */
	public CloudWatchLogsEndpointAssert hasReceivedCount(int count) {
		List<String> messages = messages();
		if (messages.size() != count) {
			failWithMessage("%s", "Expected " + count + " events but received " + Excerpt.ofAll(messages));
		}
		return this;
	}

	/**
	 * No message arrived more than once.
	 * @return this
	 */
	public CloudWatchLogsEndpointAssert hasNoDuplicates() {
		List<String> messages = messages();
		MessageDiff diff = MessageDiff.between(List.copyOf(new LinkedHashSet<>(messages)), messages);
		if (!diff.isEmpty()) {
			failWithMessage("%s", "Expected no message twice but received again " + Excerpt.ofAll(diff.extra()));
		}
		return this;
	}

	/**
	 * Each of these messages arrived once and no other did, in any order.
	 * @param messages the messages
	 * @return this
	 */
	public CloudWatchLogsEndpointAssert hasReceivedEachOnce(Collection<String> messages) {
		MessageDiff diff = MessageDiff.between(messages, messages());
		if (!diff.isEmpty()) {
			failWithMessage("%s", "Expected each of " + messages.size() + " messages once" + diff);
		}
		return this;
	}

	private List<String> messages() {
		isNotNull();
		return this.actual.events().stream().map(StoredEvent::message).toList();
	}

}
