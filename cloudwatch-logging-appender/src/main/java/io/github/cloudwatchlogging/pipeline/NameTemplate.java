package io.github.cloudwatchlogging.pipeline;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.cloudwatchlogging.InvalidSettingException;

/**
 * A name with placeholders such as {@code {host}}. What the service does not allow in a
 * name is replaced by a hyphen.
 */
final class NameTemplate {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

	private static final int MAX_LENGTH = 512;

	/**
	 * Also with all placeholders: the header of a file has room for two such templates.
	 */
	private static final int MAX_TEMPLATE_LENGTH = 2048;

	/** Not "/aws/", which is merely a custom. */
	private static final String RESERVED = "aws/";

	private static final String NOT_IN_GROUP = "[^.\\-_/#A-Za-z0-9]";

	private static final String NOT_IN_STREAM = "[:*\\p{Cntrl}]";

	private final String template;

	private final String illegal;

	private final Map<String, Supplier<String>> values;

	private NameTemplate(String property, String template, String illegal, Map<String, Supplier<String>> values) {
		this.template = template;
		this.illegal = illegal;
		this.values = values;
		if (template.isBlank()) {
			throw new InvalidSettingException(property, template, "must not be empty");
		}
		if (template.contains("${")) {
			throw new InvalidSettingException(property, template,
					"has a '${' that nothing resolves; placeholders are " + known(values));
		}
		String text = PLACEHOLDER.matcher(template).replaceAll("");
		if (text.contains("{") || text.contains("}")) {
			throw new InvalidSettingException(property, template, "must not have a brace without its partner");
		}
		if (text.length() > MAX_LENGTH) {
			throw new InvalidSettingException(property, template, "must not be longer than 512 characters");
		}
		Matcher matcher = PLACEHOLDER.matcher(template);
		while (matcher.find()) {
			if (!values.containsKey(matcher.group(1))) {
				throw new InvalidSettingException(property, template,
						"has the unknown placeholder '" + matcher.group() + "': known are " + known(values));
			}
		}
	}

	static NameTemplate logGroup(String template, Map<String, Supplier<String>> values) {
		if (template.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
			throw new InvalidSettingException("log-group", template,
					"must not begin with " + RESERVED + ", which AWS keeps for itself");
		}
		return new NameTemplate("log-group", template, NOT_IN_GROUP, values);
	}

	static NameTemplate logStream(String template, Map<String, Supplier<String>> values) {
		return new NameTemplate("log-stream", template, NOT_IN_STREAM, values);
	}

	private static String known(Map<String, Supplier<String>> values) {
		return values.keySet().stream().sorted().map((name) -> "{" + name + "}").collect(Collectors.joining(", "));
	}

	/**
	 * Checks what is configured; not what a dead process has left behind, which should be
	 * delivered if it can be.
	 */
	static void checkLength(String property, String template) {
		if (template.length() > MAX_TEMPLATE_LENGTH) {
			throw new InvalidSettingException(property, template,
					"must not be longer than " + MAX_TEMPLATE_LENGTH + " characters with its placeholders");
		}
	}

	String resolve() {
		String name = PLACEHOLDER.matcher(this.template)
			.replaceAll((match) -> Matcher.quoteReplacement(value(match.group(1))))
			.replaceAll(this.illegal, "-");
		if (name.length() <= MAX_LENGTH) {
			return name;
		}
		boolean cutsCharacter = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1));
		return name.substring(0, cutsCharacter ? MAX_LENGTH - 1 : MAX_LENGTH);
	}

	private String value(String placeholder) {
		return Objects.requireNonNull(this.values.get(placeholder), "checked by the constructor").get();
	}

}
