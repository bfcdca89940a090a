package io.github.cloudwatchlogging.test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Credentials for the endpoint, which takes any, as a bean that only the qualifier
 * {@code cloudWatchLogging} finds: the application's own AWS clients never get it.
 */
final class EmbeddedCredentials {

	static final String BEAN_NAME = "embeddedCloudWatchLogsCredentials";

	private EmbeddedCredentials() {
	}

	static void register(BeanDefinitionRegistry registry) {
		RootBeanDefinition definition = new RootBeanDefinition(AwsCredentialsProvider.class,
				() -> StaticCredentialsProvider.create(AwsBasicCredentials.create("embedded", "embedded")));
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, "cloudWatchLogging"));
		definition.setDefaultCandidate(false);
		registry.registerBeanDefinition(BEAN_NAME, definition);
	}

}
