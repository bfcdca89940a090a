package io.github.cloudwatchlogging.boot.diagnostics;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Compares names, however they are spelt.
 */
final class SettingName {

	private static final int PREFIX_ELEMENTS = ConfigurationPropertyName.of(CloudWatchLoggingProperties.PREFIX)
		.getNumberOfElements();

	private SettingName() {
	}

	/**
	 * What all spellings of a name have in common.
	 * @param name the name
	 * @return its letters and digits behind the prefix
	 */
	static String letters(ConfigurationPropertyName name) {
		return IntStream.range(PREFIX_ELEMENTS, name.getNumberOfElements())
			.mapToObj((i) -> name.getElement(i, Form.UNIFORM))
			.collect(Collectors.joining());
	}

	/**
	 * Finds the name that was meant.
	 * @param name a name that does not exist
	 * @param candidates names that exist
	 * @return one that differs little or only in its group, {@code null} if none does
	 */
	static @Nullable ConfigurationPropertyName nearest(ConfigurationPropertyName name,
			Collection<ConfigurationPropertyName> candidates) {
		ConfigurationPropertyName nearest = null;
		int least = letters(name).length() / 3 + 1;
		for (ConfigurationPropertyName candidate : candidates) {
			int distance = distance(name, candidate);
			if (distance < least) {
				nearest = candidate;
				least = distance;
			}
		}
		return nearest;
	}

	private static int distance(ConfigurationPropertyName name, ConfigurationPropertyName candidate) {
		if (candidate.isAncestorOf(name)) {
			return 0;
		}
		boolean sameLeaf = name.getLastElement(Form.UNIFORM).equals(candidate.getLastElement(Form.UNIFORM));
		return sameLeaf ? 1 : edits(letters(name), letters(candidate));
	}

	/**
	 * How many letters to insert, remove or replace: Levenshtein's distance.
	 */
	static int edits(String from, String to) {
		int[] previous = IntStream.rangeClosed(0, to.length()).toArray();
		for (int i = 1; i <= from.length(); i++) {
			int[] current = new int[to.length() + 1];
			current[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = previous[j - 1] + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[to.length()];
	}

}
