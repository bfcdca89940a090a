package io.github.cloudwatchlogging.file;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of files that hold batches. Those of one process sort in the order in which they
 * were created.
 */
public final class BatchFileName {

	private static final Pattern PATTERN = Pattern.compile("\\d{19}\\.batch");

	private BatchFileName() {
	}

	/**
	 * The name of a file.
	 * @param number how many the process has created before
	 * @return the name
	 */
	public static String of(long number) {
		return String.format(Locale.ROOT, "%019d.batch", number);
	}

	static boolean matches(String name) {
		return PATTERN.matcher(name).matches();
	}

}
