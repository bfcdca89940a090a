package io.github.cloudwatchlogging.boot.diagnostics;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

/**
 * What a setting may be, in the terms of a configuration file.
 */
final class AllowedValues {

	private static final Map<Class<?>, String> BY_TYPE = Map.of(Duration.class,
			"must be a duration such as 500ms, 10s or 2m", DataSize.class, "must be a size such as 512KB or 64MB",
			int.class, "must be a whole number up to " + Integer.MAX_VALUE, boolean.class, "must be true or false",
			Boolean.class, "must be true or false", URI.class, "must be a URL such as http://localhost:4566",
			File.class, "must be a path such as /var/lib/orders/logs");

	private AllowedValues() {
	}

	/**
	 * Describes them.
	 * @param unreadable says which setting could not be read
	 * @return the rest of a sentence
	 */
	static String describe(BindException unreadable) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(unreadable);
		if (root instanceof PlaceholderResolutionException) {
			return "cannot be resolved: " + root.getMessage();
		}
		Class<?> type = unreadable.getTarget().getType().resolve(Object.class);
		Object[] constants = type.getEnumConstants();
		if (constants != null) {
			return "must be one of "
					+ Arrays.stream(constants).map(AllowedValues::name).collect(Collectors.joining(", "));
		}
		return Objects.requireNonNullElseGet(BY_TYPE.get(type), () -> "cannot be read: " + root.getMessage());
	}

	private static String name(Object constant) {
		return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
