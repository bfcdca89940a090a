package io.github.cloudwatchlogging.boot.diagnostics;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * A text that YAML takes for something else unless it is quoted: <code>{host}</code> is a
 * map with the key {@code host}. The setting itself then has no value, and would silently
 * be what it is by default.
 */
final class UnquotedText {

	/** The settings that are texts of the user's own making. */
	static final Set<String> SETTINGS = Set.of("log-group", "log-stream", "pattern", "buffer.directory");

	private UnquotedText() {
	}

	/**
	 * Refuses what is set below a text.
	 * @param source where it is set
	 * @param name what is set
	 * @throws RefusedSettingException if it is below a text
	 */
	static void refuse(IterableConfigurationPropertySource source, ConfigurationPropertyName name) {
		for (String setting : SETTINGS) {
			ConfigurationPropertyName text = ConfigurationPropertyName.of(CloudWatchLoggingProperties.PREFIX)
				.append(setting);
			if (text.isAncestorOf(name)) {
				String written = written(source, text);
				throw new RefusedSettingException(setting,
						"has to be quoted in YAML, where braces and brackets mean something else: " + setting + ": \""
								+ written + "\"",
						new ConfiguredSetting(text.toString(), written, property(source, name).getOrigin()));
			}
		}
	}

	private static String written(IterableConfigurationPropertySource source, ConfigurationPropertyName text) {
		int first = text.getNumberOfElements();
		List<ConfigurationPropertyName> names = source.stream().filter(text::isAncestorOf).distinct().toList();
		boolean list = names.stream().anyMatch((name) -> name.isNumericIndex(first));
		return names.stream()
			.map((name) -> list ? property(source, name).getValue().toString() : name.getElement(first, Form.ORIGINAL))
			.collect(Collectors.joining(", ", list ? "[" : "{", list ? "]" : "}"));
	}

	private static ConfigurationProperty property(IterableConfigurationPropertySource source,
			ConfigurationPropertyName name) {
		return Objects.requireNonNull(source.getConfigurationProperty(name), "is in the source");
	}

}
