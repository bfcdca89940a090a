package io.github.cloudwatchlogging;

import java.time.Duration;

/**
 * What the durations among the settings have in common: a limit. Longer ones are
 * mistakes, such as a wrong unit, and some cannot be counted in nanoseconds.
 */
public final class DurationSetting {

	private static final Duration MAX = Duration.ofHours(24);

	private DurationSetting() {
	}

	/**
	 * Checks a duration that may be zero.
	 * @param setting name of the setting
	 * @param value its value
	 * @throws InvalidSettingException if it is negative or too long
	 */
	public static void checkNotNegative(String setting, Duration value) {
		if (value.isNegative()) {
			throw new InvalidSettingException(setting, value, "must not be negative");
		}
		if (value.compareTo(MAX) > 0) {
			throw new InvalidSettingException(setting, value, "must not be longer than " + MAX.toHours() + " hours");
		}
	}

	/**
	 * Checks a duration that may not be zero.
	 * @param setting name of the setting
	 * @param value its value
	 * @throws InvalidSettingException if it is not positive or too long
	 */
	public static void checkPositive(String setting, Duration value) {
		if (value.isZero() || value.isNegative()) {
			throw new InvalidSettingException(setting, value, "must be positive");
		}
		checkNotNegative(setting, value);
	}

}
