package io.github.cloudwatchlogging.boot.diagnostics;

import io.github.cloudwatchlogging.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains a setting that cannot be used.
 */
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	private final @Nullable Environment environment;

	/**
	 * Creates an analyzer.
	 * @param environment the environment, {@code null} if there is no context yet
	 */
	InvalidSettingFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
		ConfiguredSetting setting = (cause instanceof RefusedSettingException refused) ? refused.configured()
				: ConfiguredSetting.of(cause, this.environment);
		return setting.refused(cause.reason(), cause);
	}

}
