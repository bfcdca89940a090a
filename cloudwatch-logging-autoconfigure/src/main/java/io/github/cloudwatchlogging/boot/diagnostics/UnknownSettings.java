package io.github.cloudwatchlogging.boot.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ObjectUtils;

/**
 * Finds what was set but is no setting, such as a misspelt name.
 */
public final class UnknownSettings {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName
		.of(CloudWatchLoggingProperties.PREFIX);

	private final List<String> warnings = new ArrayList<>();

	private final Set<ConfigurationPropertyName> known = KnownSettings.names();

	private UnknownSettings() {
	}

	/**
	 * Looks through an environment.
	 * @param environment the environment
	 * @return a sentence for each unknown name
	 * @throws io.github.cloudwatchlogging.InvalidSettingException if a text with braces
	 * was not quoted in YAML, or a group of settings has a value
	 */
	public static List<String> find(Environment environment) {
		UnknownSettings unknown = new UnknownSettings();
		if (unknown.known.isEmpty()) {
			return List.of();
		}
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				unknown.lookThrough(iterable);
			}
		}
		return unknown.warnings;
	}

	private void lookThrough(IterableConfigurationPropertySource source) {
		boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
		source.stream().filter(PREFIX::isAncestorOf).distinct().forEach((name) -> {
			if (variables) {
				checkVariable(source, name);
			}
			else if (this.known.stream().anyMatch(name::isAncestorOf)) {
				checkGroup(source, name);
			}
			else if (!this.known.contains(name)) {
				UnquotedText.refuse(source, name);
				ConfigurationPropertyName nearest = SettingName.nearest(name, this.known);
				warn(name, source, (nearest != null) ? ": did you mean " + nearest + "?" : "; it has no effect");
			}
		});
	}

	/** A group without anything in it is an empty text in YAML. */
	private void checkGroup(IterableConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		if (property != null && !ObjectUtils.isEmpty(property.getValue())) {
			throw new RefusedSettingException(name.subName(PREFIX.getNumberOfElements()).toString(),
					"must be left out: only the properties below it have values", ConfiguredSetting.of(property));
		}
	}

	/**
	 * The variable of {@code log-group} is {@code …_LOGGROUP}, and {@code …_LOG_GROUP} is
	 * understood, too. A name that resembles none may come from elsewhere: Kubernetes
	 * makes variables of the names of services.
	 */
	private void checkVariable(IterableConfigurationPropertySource source, ConfigurationPropertyName name) {
		String letters = SettingName.letters(name);
		if (this.known.stream().noneMatch((each) -> SettingName.letters(each).equals(letters))) {
			ConfigurationPropertyName nearest = SettingName.nearest(name, this.known);
			if (nearest != null) {
				String variable = nearest.toString().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
				warn(name, source, ": did you mean " + variable + "?");
			}
		}
	}

	private void warn(ConfigurationPropertyName name, ConfigurationPropertySource source, String advice) {
		@Nullable ConfigurationProperty property = source.getConfigurationProperty(name);
		String from = Optional.ofNullable(property)
			.map(ConfigurationProperty::getOrigin)
			.map((origin) -> " (from " + origin + ")")
			.orElse("");
		this.warnings.add("Unknown property " + name + from + advice);
	}

}
