package io.github.cloudwatchlogging;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DurationSetting}.
 */
class DurationSettingTests {

	@Test
	void zeroAndADay_areTaken() {
		DurationSetting.checkNotNegative("x", Duration.ZERO);
		DurationSetting.checkPositive("x", Duration.ofDays(1));
	}

	@Test
	void negativeDuration_isRefused() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> DurationSetting.checkNotNegative("x", Duration.ofMillis(-1)))
			.withMessageContaining("must not be negative");
	}

	@Test
	void zero_isRefused_whereSomethingHasToPass() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> DurationSetting.checkPositive("x", Duration.ZERO))
			.withMessageContaining("must be positive");
	}

	@Test
	void durationBeyondNanoseconds_isRefused() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> DurationSetting.checkPositive("x", Duration.ofDays(200_000)))
			.withMessageContaining("24 hours");
	}

}
