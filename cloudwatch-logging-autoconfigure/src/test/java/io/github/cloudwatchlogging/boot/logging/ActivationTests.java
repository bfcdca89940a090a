package io.github.cloudwatchlogging.boot.logging;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Activation}.
 */
class ActivationTests {

	private static final String TEST_MARKER = "org.springframework.boot.test.context.SpringBootTestContextBootstrapper";

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void isActiveByDefault() {
		assertThat(Activation.of(this.environment)).isEqualTo(Activation.ACTIVE);
	}

	@Test
	void canBeSwitchedOff() {
		this.environment.setProperty("cloudwatch.logging.enabled", "false");
		assertThat(Activation.of(this.environment)).isEqualTo(Activation.DISABLED);
	}

	@Test
	void isOffInSpringTests_alsoIfTheApplicationSwitchesItOn() {
		this.environment.setProperty(TEST_MARKER, "true");
		this.environment.setProperty("cloudwatch.logging.enabled", "true");
		assertThat(Activation.of(this.environment)).isEqualTo(Activation.TEST);
	}

	@Test
	void isOnInSpringTests_thatAskForIt() {
		this.environment.setProperty(TEST_MARKER, "true");
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("Inlined Test Properties", Map.of("cloudwatch.logging.enabled", "true")));
		assertThat(Activation.of(this.environment)).isEqualTo(Activation.ACTIVE);
	}

	@Test
	void isOffOnLambda_unlessSwitchedOn() {
		this.environment.setProperty("AWS_LAMBDA_FUNCTION_NAME", "orders");
		assertThat(Activation.of(this.environment)).isEqualTo(Activation.LAMBDA);
		this.environment.setProperty("cloudwatch.logging.enabled", "true");
		assertThat(Activation.of(this.environment)).isEqualTo(Activation.ACTIVE);
	}

	@Test
	void isOffInBootstrapContexts() {
		this.environment.getPropertySources().addLast(new MapPropertySource("bootstrap", Map.of()));
		assertThat(Activation.of(this.environment)).isEqualTo(Activation.BOOTSTRAP);
	}

}
