package io.github.cloudwatchlogging.boot.autoconfigure;

import java.util.Objects;

import ch.qos.logback.classic.LoggerContext;
import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import io.github.cloudwatchlogging.boot.logging.JvmPipeline;
import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.boot.properties.PipelineConfigFactory;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} for the delivery to Amazon CloudWatch
 * Logs: hands the configuration of the application, complete only now, to the pipeline
 * that has been gathering events since before the context existed.
 */
@AutoConfiguration
@ConditionalOnClass(LoggerContext.class)
@Conditional(OnInstalledPipelineCondition.class)
@EnableConfigurationProperties(CloudWatchLoggingProperties.class)
public final class CloudWatchLoggingAutoConfiguration {

	/** Marks beans that are meant for the delivery alone. */
	private static final String QUALIFIER = "cloudWatchLogging";

	@Bean
	@Lazy(false)
	HandOver cloudWatchLoggingHandOver(CloudWatchLoggingProperties properties, Environment environment,
			@Qualifier(QUALIFIER) ObjectProvider<AwsCredentialsProvider> ownCredentials,
			ObjectProvider<AwsCredentialsProvider> credentials, ObjectProvider<AwsRegionProvider> regions,
			ObjectProvider<CloudWatchLogsClientCustomizer> customizers) {
		JvmPipeline jvm = jvmPipeline();
		AwsCredentialsProvider provider = ownCredentials.getIfAvailable(credentials::getIfUnique);
		PipelineConfig config = new PipelineConfigFactory(environment).create(properties, provider,
				regions.getIfUnique(), customizers.orderedStream().toList());
		jvm.shutdownTimeout(properties.shutdownTimeout());
		return new HandOver(jvm, config);
	}

	@Bean(destroyMethod = "")
	@Lazy(false)
	LogPipeline cloudWatchLoggingPipeline(HandOver handOver) {
		return handOver.pipeline();
	}

	@Bean
	@Lazy(false)
	CloudWatchLoggingLifecycle cloudWatchLoggingLifecycle() {
		return new CloudWatchLoggingLifecycle(jvmPipeline());
	}

	private static JvmPipeline jvmPipeline() {
		return Objects.requireNonNull(JvmPipeline.current(), "checked by the condition");
	}

}
