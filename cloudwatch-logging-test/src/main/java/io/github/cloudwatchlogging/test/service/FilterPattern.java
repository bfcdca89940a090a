package io.github.cloudwatchlogging.test.service;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern for plain text: {@code term} and {@code "a phrase"} must occur,
 * {@code -term} must not, and of {@code ?term ?other} one must. The service ignores
 * question marks beside required terms, and so do we. JSON, space-delimited and regular
 * expression patterns are refused.
 *
 * @param all texts that must occur
 * @param any texts of which one must occur, if there are any
 * @param none texts that must not occur
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {

	/**
	 * An optional sign, then a phrase in quotes or a word.
	 */
	private static final Pattern PART = Pattern.compile("\\s*([-?]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([\\p{L}\\p{N}_]+))");

	static FilterPattern parse(String pattern) {
		FilterPattern filter = new FilterPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		Matcher matcher = PART.matcher(pattern);
		int end = pattern.stripTrailing().length();
		int position = 0;
		while (position < end) {
			matcher.region(position, end);
			if (!matcher.lookingAt()) {
				throw ServiceException.invalidParameter("Invalid filter pattern");
			}
			String phrase = matcher.group(2);
			filter.listFor(matcher.group(1))
				.add((phrase != null) ? phrase.replaceAll("\\\\(.)", "$1") : matcher.group(3));
			position = matcher.end();
		}
		return filter;
	}

	boolean matches(String message) {
		return this.all.stream().allMatch(message::contains) && this.none.stream().noneMatch(message::contains)
				&& (!this.all.isEmpty() || this.any.isEmpty() || this.any.stream().anyMatch(message::contains));
	}

	private List<String> listFor(String sign) {
		return switch (sign) {
			case "-" -> this.none;
			case "?" -> this.any;
			default -> this.all;
		};
	}

}
