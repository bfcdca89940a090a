package io.github.cloudwatchlogging.aws;

import io.github.cloudwatchlogging.Compression;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;

/**
 * What the client's override configuration has to say for the delivery to work as it
 * should. Whatever it says otherwise stays.
 */
final class OverrideDefaults {

	private final ClientSettings settings;

	OverrideDefaults(ClientSettings settings) {
		this.settings = settings;
	}

	void fillIn(ClientOverrideConfiguration.Builder override) {
		if (!saysHowToRetry(override.build())) {
			// Attempts of the SDK's own would multiply with ours.
			override.retryStrategy(AwsRetryStrategy.doNotRetry());
		}
		if (override.apiCallTimeout() == null) {
			override.apiCallTimeout(this.settings.attemptTimeout());
		}
		if (override.apiCallAttemptTimeout() == null) {
			override.apiCallAttemptTimeout(this.settings.attemptTimeout());
		}
		if (override.build().advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX).isEmpty()) {
			override.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "cloudwatch-logging");
		}
		if (this.settings.compression() == Compression.GZIP && !compresses(override)) {
			override.addExecutionInterceptor(new GzipInterceptor());
		}
	}

	private static boolean saysHowToRetry(ClientOverrideConfiguration override) {
		return override.retryStrategy().isPresent() || override.retryStrategyConfigurator().isPresent()
				|| override.retryMode().isPresent() || override.retryPolicy().isPresent();
	}

	private static boolean compresses(ClientOverrideConfiguration.Builder override) {
		return override.executionInterceptors().stream().anyMatch(GzipInterceptor.class::isInstance);
	}

}
