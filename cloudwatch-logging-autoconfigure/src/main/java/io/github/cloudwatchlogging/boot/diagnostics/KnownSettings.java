package io.github.cloudwatchlogging.boot.diagnostics;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.boot.health.CloudWatchLoggingHealthProperties;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The names of all settings, read from the classes that they are bound to: to bind them
 * for that would take fifty times as long.
 */
public final class KnownSettings {

	private KnownSettings() {
	}

	/**
	 * Finds the names.
	 * @return names that have values, not those of groups; sorted. Empty in a native
	 * image that does not know the fields of these classes
	 */
	public static Set<ConfigurationPropertyName> names() {
		ConfigurationPropertyName prefix = ConfigurationPropertyName.of(CloudWatchLoggingProperties.PREFIX);
		Set<ConfigurationPropertyName> names = new TreeSet<>();
		addAll(CloudWatchLoggingProperties.class, prefix, names);
		addAll(CloudWatchLoggingHealthProperties.class, prefix.append("health"), names);
		return names;
	}

	private static void addAll(Class<?> type, ConfigurationPropertyName group, Set<ConfigurationPropertyName> names) {
		for (Field field : properties(type).toList()) {
			ConfigurationPropertyName name = group.append(DataObjectPropertyName.toDashedForm(field.getName()));
			if (field.getType().isRecord()) {
				addAll(field.getType(), name, names);
			}
			else {
				names.add(name);
			}
		}
	}

	private static Stream<Field> properties(Class<?> type) {
		return Arrays.stream(type.getDeclaredFields())
			.filter((field) -> !field.isSynthetic() && !Modifier.isStatic(field.getModifiers()));
	}

}
