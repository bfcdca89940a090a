package io.github.cloudwatchlogging.boot.properties;

import io.github.cloudwatchlogging.InvalidSettingException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a setting that cannot be used. Boot's own analyzers for this need the
 * environment, which they are not given where a start fails before there is a context.
 */
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
		String name = CloudWatchLoggingProperties.PREFIX + "." + cause.setting();
		return new FailureAnalysis("The value '" + cause.value() + "' of the property " + name + " cannot be used: it "
				+ cause.reason() + ".", "Correct the property " + name + ".", cause);
	}

}
