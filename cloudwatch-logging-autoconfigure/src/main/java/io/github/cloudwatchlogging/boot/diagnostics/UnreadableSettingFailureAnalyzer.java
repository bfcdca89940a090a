package io.github.cloudwatchlogging.boot.diagnostics;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Explains a setting that cannot be read as what it should be, such as a number. Comes
 * before Boot's own analyzer, which says what went wrong in terms of Java, but not what
 * is allowed.
 */
@Order(0)
final class UnreadableSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName
		.of(CloudWatchLoggingProperties.PREFIX);

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		if (property == null || !PREFIX.isAncestorOf(property.getName())) {
			return null;
		}
		return ConfiguredSetting.of(property).refused(AllowedValues.describe(cause), cause);
	}

}
