package io.github.cloudwatchlogging.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How received messages differ from expected ones, their order apart.
 *
 * @param missing expected and not received
 * @param extra received and not expected, or not so often
 */
record MessageDiff(List<String> missing, List<String> extra) {

	static MessageDiff between(Collection<String> expected, Collection<String> received) {
		Map<String, Integer> outstanding = new LinkedHashMap<>();
		expected.forEach((message) -> outstanding.merge(message, 1, Integer::sum));
		List<String> extra = new ArrayList<>();
		for (String message : received) {
			if (outstanding.getOrDefault(message, 0) > 0) {
				outstanding.merge(message, -1, Integer::sum);
			}
			else {
				extra.add(message);
			}
		}
		List<String> missing = new ArrayList<>();
		outstanding.forEach((message, count) -> {
			for (int i = 0; i < count; i++) {
				missing.add(message);
			}
		});
		return new MessageDiff(missing, extra);
	}

	boolean isEmpty() {
		return this.missing.isEmpty() && this.extra.isEmpty();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		if (!this.missing.isEmpty()) {
			text.append("\nMissing: ").append(Excerpt.ofAll(this.missing));
		}
		if (!this.extra.isEmpty()) {
			text.append("\nToo much: ").append(Excerpt.ofAll(this.extra));
		}
		return text.toString();
	}

}
