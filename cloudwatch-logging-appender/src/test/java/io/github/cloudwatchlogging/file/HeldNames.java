package io.github.cloudwatchlogging.file;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the system properties say of directories that are held in this JVM.
 */
final class HeldNames {

	static final String PREFIX = "io.github.cloudwatchlogging.held.";

	private HeldNames() {
	}

	static void assertNone() {
		assertThat(System.getProperties().stringPropertyNames().stream().filter((name) -> name.startsWith(PREFIX)))
			.isEmpty();
	}

}
