package io.github.cloudwatchlogging.boot.diagnostics;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * A setting as the user wrote it, and where: {@code -1s}, not {@code PT-1S}.
 *
 * @param name full name of the property
 * @param value its value
 * @param origin where it was set, if that is known
 */
record ConfiguredSetting(String name, Object value, @Nullable Origin origin) {

	/**
	 * Looks up what was refused.
	 * @param refused says which setting
	 * @param environment where it was set, if that is known
	 * @return the setting, with the value of the exception if no other is known
	 */
	static ConfiguredSetting of(InvalidSettingException refused, @Nullable Environment environment) {
		String name = CloudWatchLoggingProperties.PREFIX + "." + refused.setting();
		ConfigurationProperty property = (environment != null) ? find(name, environment) : null;
		return (property != null) ? of(property) : new ConfiguredSetting(name, refused.value(), null);
	}

	static ConfiguredSetting of(ConfigurationProperty property) {
		return new ConfiguredSetting(property.getName().toString(), property.getValue(), property.getOrigin());
	}

	private static @Nullable ConfigurationProperty find(String name, Environment environment) {
		ConfigurationPropertyName key = ConfigurationPropertyName.of(name);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(key);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	/**
	 * Explains why it cannot be used.
	 * @param reason what is allowed, as the rest of a sentence
	 * @param cause the failure
	 * @return the explanation
	 */
	FailureAnalysis refused(String reason, Throwable cause) {
		String from = (this.origin != null) ? " (from " + this.origin + ")" : "";
		return new FailureAnalysis("The value '" + this.value + "' of the property " + this.name + from
				+ " cannot be used: it " + reason + ".", "Correct the property " + this.name + ".", cause);
	}

}
