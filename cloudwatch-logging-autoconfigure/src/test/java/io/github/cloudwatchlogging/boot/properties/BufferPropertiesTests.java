package io.github.cloudwatchlogging.boot.properties;

import java.nio.file.Path;

import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BufferProperties}.
 */
class BufferPropertiesTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void directory_isWhereEventsAreKept() {
		assertThat(disk("/var/lib/orders")).extracting(DiskConfig::directory).isEqualTo(Path.of("/var/lib/orders"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  " })
	void directory_isNotSet_whenItIsEmpty(String directory) {
		assertThat(disk(directory)).isNull();
	}

	@Test
	void directory_mustNotBeginWithATilde() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> disk("~/logs"))
			.withMessageContaining("write ${user.home} instead");
	}

	private @Nullable DiskConfig disk(String directory) {
		this.environment.setProperty("buffer.directory", directory);
		return Binder.get(this.environment)
			.bindOrCreate("buffer", BufferProperties.class)
			.toDiskConfig("orders", "group", "stream");
	}

}
