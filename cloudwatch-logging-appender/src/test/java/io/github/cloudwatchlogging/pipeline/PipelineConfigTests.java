package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.DeliveryMode;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PipelineConfig}: its defaults, and what it refuses by name.
 */
class PipelineConfigTests {

	private static final ClientSettings CLIENT = client(Duration.ofSeconds(20));

	@Test
	void defaults_areThoseOfTheDocumentation() {
		PipelineConfig config = PipelineConfig.builder("group", CLIENT).build();
		assertThat(config).isEqualTo(
				new PipelineConfig("group", "{instance}/{started}-{pid}", Duration.ofSeconds(2), BatchLimits.SERVICE, 2,
						Duration.ofMillis(200), Duration.ofSeconds(30), true, true, DeliveryMode.ASYNC, CLIENT));
	}

	@Test
	void lingerAndMaxInFlight_areChecked() {
		PipelineConfig.Builder builder = PipelineConfig.builder("group", CLIENT);
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxInFlight(0).build())
			.withMessageContaining("delivery.max-in-flight");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.linger(Duration.ofNanos(-1)).build())
			.withMessageContaining("batch.linger");
		assertThat(PipelineConfig.builder("group", CLIENT).linger(Duration.ZERO).build().linger()).isZero();
	}

	@Test
	void templates_areNotArbitrarilyLong() {
		String template = "{uuid}".repeat(342);
		assertThatIllegalArgumentException().isThrownBy(() -> PipelineConfig.builder(template, CLIENT).build())
			.withMessageStartingWith("log-group must not be longer than 2048 characters with its placeholders");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PipelineConfig.builder("group", CLIENT).logStream(template).build())
			.withMessageStartingWith("log-stream must not be longer than 2048 characters");
	}

	@Test
	void attemptTimeout_isChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> client(Duration.ZERO))
			.withMessageContaining("delivery.attempt-timeout");
	}

	private static ClientSettings client(Duration attemptTimeout) {
		return new ClientSettings("eu-central-1", null, null, null, attemptTimeout, List.of());
	}

}
