package io.github.cloudwatchlogging.test.service;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the service's model demands of a text.
 *
 * @param min the fewest characters
 * @param max the most characters
 * @param pattern what the whole text has to match, or {@code null}
 * @param values the only texts allowed, or an empty list
 */
record TextRule(int min, int max, @Nullable Pattern pattern, List<String> values) {

	static final TextRule LOG_GROUP_NAME = matching(1, 512, "[\\.\\-_/#A-Za-z0-9]+");

	static final TextRule LOG_GROUP_IDENTIFIER = matching(1, 2048, "[\\w#+=/:,.@-]*");

	static final TextRule LOG_STREAM_NAME = matching(1, 512, "[^:*]*");

	static final TextRule LOG_GROUP_CLASS = oneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY");

	static final TextRule RESOURCE_ARN = matching(1, 1011, "[\\w+=/:,.@-]*");

	static final TextRule TAG_KEY = matching(1, 128, "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$");

	static final TextRule TAG_VALUE = matching(0, 256, "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$");

	static final TextRule NEXT_TOKEN = length(1, Integer.MAX_VALUE);

	static TextRule length(int min, int max) {
		return new TextRule(min, max, null, List.of());
	}

	static TextRule matching(int min, int max, String regex) {
		return new TextRule(min, max, Pattern.compile(regex), List.of());
	}

	static TextRule oneOf(String... values) {
		return new TextRule(0, Integer.MAX_VALUE, null, List.of(values));
	}

	void check(String value, String path, Violations violations) {
		int length = value.codePointCount(0, value.length());
		if (length < this.min) {
			violations.add(value, path, "Member must have length greater than or equal to " + this.min);
		}
		if (length > this.max) {
			violations.add(value, path, "Member must have length less than or equal to " + this.max);
		}
		if (this.pattern != null && !this.pattern.matcher(value).matches()) {
			violations.add(value, path, "Member must satisfy regular expression pattern: " + this.pattern);
		}
		if (!this.values.isEmpty() && !this.values.contains(value)) {
			violations.add(value, path, "Member must satisfy enum value set: " + this.values);
		}
	}

}
