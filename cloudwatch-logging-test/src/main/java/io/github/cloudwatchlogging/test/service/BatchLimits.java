package io.github.cloudwatchlogging.test.service;

import java.util.List;

/**
 * Size and order of a batch. A breach refuses all of it.
 */
final class BatchLimits {

	/**
	 * The most bytes of one batch, and of one event: messages in UTF-8 and 26 for each.
	 */
	private static final int MAX_BYTES = 1_048_576;

	private BatchLimits() {
	}

	static void check(List<InputEvent> batch) {
		long bytes = 0;
		for (InputEvent event : batch) {
			if (event.size() > MAX_BYTES) {
				throw tooLarge("Log event", event.size());
			}
			bytes += event.size();
		}
		if (bytes > MAX_BYTES) {
			throw tooLarge("Upload", bytes);
		}
		long previous = 0;
		for (InputEvent event : batch) {
			if (event.timestamp() < previous) {
				throw ServiceException
					.invalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
			}
			previous = event.timestamp();
		}
	}

	private static ServiceException tooLarge(String what, long bytes) {
		return ServiceException
			.invalidParameter(what + " too large: " + bytes + " bytes exceeds limit of " + MAX_BYTES);
	}

}
