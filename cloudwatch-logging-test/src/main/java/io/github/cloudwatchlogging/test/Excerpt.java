package io.github.cloudwatchlogging.test;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages short enough for a failure report: a batch can have a million characters.
 */
final class Excerpt {

	private static final int MOST_CHARACTERS = 100;

	private static final int MOST_MESSAGES = 10;

	private Excerpt() {
	}

	static String of(String message) {
		if (message.length() <= MOST_CHARACTERS) {
			return '"' + message + '"';
		}
		return '"' + message.substring(0, MOST_CHARACTERS) + "\"... (" + message.length() + " characters)";
	}

	static String ofAll(List<String> messages) {
		String list = messages.stream()
			.limit(MOST_MESSAGES)
			.map((message) -> "\n  " + of(message))
			.collect(Collectors.joining());
		String rest = (messages.size() > MOST_MESSAGES) ? "\n  and " + (messages.size() - MOST_MESSAGES) + " more" : "";
		return messages.size() + ((messages.size() == 1) ? " event" : " events") + list + rest;
	}

}
