package io.github.cloudwatchlogging.boot.diagnostics;

import io.github.cloudwatchlogging.InvalidSettingException;

import org.springframework.core.env.Environment;

/**
 * A setting that was refused before there is a context: carries along what can be looked
 * up only in the environment, which Boot does not give to an analyzer then.
 */
public final class RefusedSettingException extends InvalidSettingException {

	private static final long serialVersionUID = 1L;

	private final transient ConfiguredSetting configured;

	/**
	 * Creates an exception.
	 * @param refused says which setting, and why
	 * @param environment where it was set
	 */
	public RefusedSettingException(InvalidSettingException refused, Environment environment) {
		super(refused.setting(), refused.value(), refused.reason());
		initCause(refused);
		this.configured = ConfiguredSetting.of(refused, environment);
	}

	RefusedSettingException(String setting, String reason, ConfiguredSetting configured) {
		super(setting, configured.value(), reason);
		this.configured = configured;
	}

	ConfiguredSetting configured() {
		return this.configured;
	}

}
