package io.github.cloudwatchlogging.boot.diagnostics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import org.yaml.snakeyaml.error.Mark;

/**
 * A line of YAML in which one of our texts is not quoted although it had to be.
 *
 * @param setting name of the setting
 * @param value its value
 */
record YamlLine(String setting, String value) {

	/** A key, and a value whose first character means something in YAML. */
	private static final Pattern TEXT = Pattern.compile("\\s*([a-z.-]+?)\\s*:\\s+([\\[{%@`*&!].*?)(\\s+#.*)?",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern KEY = Pattern.compile("\\s*['\"]?([^\\s:'\"#]+)['\"]?\\s*:.*");

	/**
	 * Looks where the parser found something wrong.
	 * @param mark the place
	 * @return the line, if it is one of ours
	 */
	static Optional<YamlLine> at(Mark mark) {
		int[] buffer = mark.getBuffer();
		String before = new String(buffer, 0, mark.getPointer());
		String after = new String(buffer, mark.getPointer(), buffer.length - mark.getPointer());
		List<String> above = before.lines().toList();
		int last = above.size() - 1;
		boolean lineStarts = before.isEmpty() || before.endsWith("\n");
		String start = lineStarts ? "" : above.get(last);
		String line = start + after.lines().findFirst().orElse("");
		Matcher text = TEXT.matcher(line);
		if (!text.matches()) {
			return Optional.empty();
		}
		String name = path(lineStarts ? above : above.subList(0, last), indent(line)) + text.group(1);
		return UnquotedText.SETTINGS.stream()
			.filter((setting) -> isName(name, setting))
			.map((setting) -> new YamlLine(setting, text.group(2)))
			.findFirst();
	}

	/**
	 * The keys that a line is below, as far as the parser still knows them: it keeps only
	 * a part of a long file.
	 */
	private static String path(List<String> above, int indent) {
		String path = "";
		int outer = indent;
		for (int i = above.size() - 1; i >= 0 && outer > 0; i--) {
			Matcher key = KEY.matcher(above.get(i));
			if (key.matches() && indent(above.get(i)) < outer) {
				outer = indent(above.get(i));
				path = key.group(1) + "." + path;
			}
		}
		return ((outer > 0) ? "?" : "") + path;
	}

	private static boolean isName(String name, String setting) {
		String letters = name.replace("-", "").toLowerCase(Locale.ROOT);
		String wanted = (CloudWatchLoggingProperties.PREFIX + "." + setting).replace("-", "");
		if (letters.startsWith("?")) {
			// Too little is known of a pattern, of which there are many.
			return !setting.equals("pattern") && wanted.endsWith("." + letters.substring(1));
		}
		return letters.equals(wanted);
	}

	private static int indent(String line) {
		return line.length() - line.stripLeading().length();
	}

	/**
	 * How it should be written.
	 * @return key and value
	 */
	String quoted() {
		boolean single = this.value.contains("\"") || this.value.contains("\\");
		return this.setting + ": " + (single ? "'" + this.value.replace("'", "''") + "'" : "\"" + this.value + "\"");
	}

}
