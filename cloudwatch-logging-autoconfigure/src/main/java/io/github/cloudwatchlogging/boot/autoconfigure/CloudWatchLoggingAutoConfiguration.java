package io.github.cloudwatchlogging.boot.autoconfigure;

import java.util.Objects;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.github.cloudwatchlogging.boot.logging.JvmPipeline;
import io.github.cloudwatchlogging.boot.properties.ClientBeans;
import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import io.github.cloudwatchlogging.boot.properties.PipelineConfigFactory;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} for the delivery to Amazon CloudWatch
 * Logs: hands the configuration of the application, complete only now, to the pipeline
 * that has been gathering events since before the context existed.
 */
@AutoConfiguration(afterName = "io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration")
@ConditionalOnClass(LoggerContext.class)
@Conditional(OnInstalledPipelineCondition.class)
@EnableConfigurationProperties(CloudWatchLoggingProperties.class)
@Import(ClientBeansConfiguration.class)
public final class CloudWatchLoggingAutoConfiguration {

	/** Marks beans that are meant for the delivery alone. */
	static final String QUALIFIER = "cloudWatchLogging";

	@Bean
	@Lazy(false)
	HandOver cloudWatchLoggingHandOver(CloudWatchLoggingProperties properties, Environment environment,
			ClientBeans beans, @Qualifier(QUALIFIER) ObjectProvider<Encoder<ILoggingEvent>> ownEncoder,
			ObjectProvider<Encoder<ILoggingEvent>> encoders) {
		JvmPipeline jvm = jvmPipeline();
		PipelineConfig config = new PipelineConfigFactory(environment).create(properties, beans);
		Encoder<ILoggingEvent> encoder = ownEncoder.getIfAvailable(encoders::getIfUnique);
		if (encoder != null) {
			jvm.useEncoder(encoder);
		}
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
