package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;

import io.github.cloudwatchlogging.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DiskConfig}: what it refuses by name.
 */
class DiskConfigTests {

	private static final String LONG = "{uuid}".repeat(342);

	@ParameterizedTest
	@ValueSource(strings = { "~", "~/logs", "~orders/logs" })
	void directory_mustNotBeginWithATilde(String directory) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> config(directory, "group", "stream"))
			.withMessageStartingWith("buffer.directory must not begin with '~'")
			.withMessageContaining("write ${user.home} instead");
	}

	@ParameterizedTest
	@ValueSource(strings = { "logs", "/var/lib/~/logs", "logs~", "./~" })
	void directory_mayHaveATildeElsewhere(String directory) {
		assertThat(config(directory, "group", "stream").directory()).isEqualTo(Path.of(directory));
	}

	@Test
	void directory_mustHaveNoPlaceholders() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> config("/logs/{instance}", "group", "stream"))
			.withMessageStartingWith("buffer.directory must have no placeholders");
	}

	@Test
	void directory_mustBeAPath() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> DiskConfig.directory("a\0b"))
			.withMessageStartingWith("buffer.directory is no path: Nul character not allowed");
	}

	@Test
	void templates_mustFitIntoAFile() {
		assertThat(LONG).hasSizeGreaterThan(2048);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> config("logs", LONG, "stream"))
			.withMessageStartingWith("log-group must not be longer than 2048 characters with its placeholders");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> config("logs", "group", LONG))
			.withMessageStartingWith("log-stream must not be longer than 2048 characters");
		assertThat(config("logs", LONG.substring(0, 2048), "stream")).isNotNull();
	}

	private static DiskConfig config(String directory, String logGroup, String logStream) {
		return new DiskConfig(DiskConfig.directory(directory), "application", DiskConfig.MIN_BYTES, null, logGroup,
				logStream);
	}

}
