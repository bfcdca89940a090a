package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.logback.AppenderSettings;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileProperties}.
 */
class FilePropertiesTests {

	private static final AppenderSettings ALL = new AppenderSettings("/group", "stream", "eu-central-1",
			"http://localhost:1", Duration.ofMillis(1500), 1_000_000L, "/buffer", 2_000_000L, Duration.ofMillis(250),
			Duration.ofSeconds(3));

	private static final AppenderSettings NONE = new AppenderSettings(null, null, null, null, null, null, null, null,
			null, null);

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void whatTheFileSays_isBoundBeforeAnythingElse() {
		this.environment.setProperty("cloudwatch.logging.log-group", "/property");
		FileProperties.add(this.environment, ALL);
		CloudWatchLoggingProperties properties = bind();
		assertThat(properties.logGroup()).isEqualTo("/group");
		assertThat(properties.logStream()).isEqualTo("stream");
		assertThat(properties.aws().region()).isEqualTo("eu-central-1");
		assertThat(properties.aws().endpoint()).hasToString("http://localhost:1");
		assertThat(properties.batch().linger()).isEqualTo(Duration.ofMillis(1500));
		assertThat(properties.buffer().maxBytes()).isEqualTo(DataSize.ofBytes(1_000_000));
		assertThat(properties.buffer().directory()).hasToString("/buffer");
		assertThat(properties.buffer().maxDiskBytes()).isEqualTo(DataSize.ofBytes(2_000_000));
		assertThat(properties.buffer().fsyncInterval()).isEqualTo(Duration.ofMillis(250));
		assertThat(properties.shutdownTimeout()).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void whatTheFileLeavesOpen_isFilledByProperties() {
		this.environment.setProperty("cloudwatch.logging.log-group", "/property");
		FileProperties.add(this.environment, NONE);
		assertThat(bind().logGroup()).isEqualTo("/property");
	}

	@Test
	void theFirstAppenderCounts_andAnotherOneIsToldSo() {
		assertThat(FileProperties.add(this.environment, ALL)).isTrue();
		assertThat(FileProperties.add(this.environment, ALL)).as("the same").isTrue();
		assertThat(FileProperties.add(this.environment, NONE)).as("another").isFalse();
		assertThat(bind().logGroup()).isEqualTo("/group");
	}

	private CloudWatchLoggingProperties bind() {
		return Binder.get(this.environment)
			.bindOrCreate(CloudWatchLoggingProperties.PREFIX, CloudWatchLoggingProperties.class);
	}

}
