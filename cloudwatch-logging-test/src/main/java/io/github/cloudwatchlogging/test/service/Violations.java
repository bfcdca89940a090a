package io.github.cloudwatchlogging.test.service;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The breaches of the service's model found in one call. The service tells them all at
 * once, in one sentence that names each place, and counts members of a list from one.
 */
final class Violations {

	/**
	 * The longest list of breaches seen in a report of the real service.
	 */
	private static final int MOST_REPORTED = 10;

	private final List<String> texts = new ArrayList<>();

	void add(@Nullable Object value, String path, String constraint) {
		if (!full()) {
			String shown = (value != null) ? "'" + value + "'" : "null";
			this.texts.add("Value " + shown + " at '" + path + "' failed to satisfy constraint: " + constraint);
		}
	}

	void addMissing(String path) {
		add(null, path, "Member must not be null");
	}

	private boolean full() {
		return this.texts.size() == MOST_REPORTED;
	}

	void throwIfAny() {
		int count = this.texts.size();
		if (count > 0) {
			throw ServiceException.invalidParameter(count + " validation error" + ((count > 1) ? "s" : "")
					+ " detected: " + String.join("; ", this.texts));
		}
	}

}
