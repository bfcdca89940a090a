package io.github.cloudwatchlogging.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names of process directories. They sort by the start of the process, and no two are the
 * same, on whatever machine.
 */
final class ProcessDirectoryName {

	static final String PATTERN = "\\d{8}T\\d{9}Z-\\d+-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

	private static final Pattern COMPILED = Pattern.compile(PATTERN);

	private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private ProcessDirectoryName() {
	}

	static String next(Instant started) {
		return STARTED.format(started) + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
	}

	static boolean matches(String name) {
		return COMPILED.matcher(name).matches();
	}

}
