package io.github.cloudwatchlogging.boot.logging;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two applications in one JVM that have different credentials. The second ends first.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TwoClients {

	public static void main(String[] args) {
		ConfigurableApplicationContext first = StoryApplication.run(TwoClients.class, args, "--key=FIRST");
		Story.tell("in the first application");
		flush(first);
		ConfigurableApplicationContext second = StoryApplication.run(TwoClients.class, args, "--key=SECOND");
		Story.tell("in the second application");
		flush(second);
		second.close();
		Story.tell("when the second application is closed");
		Story.end();
	}

	private static void flush(ConfigurableApplicationContext context) {
		JvmPipeline jvm = JvmPipeline.current();
		Story.expect(jvm != null && context.isActive(), "an installed pipeline");
		if (jvm != null) {
			jvm.flush();
		}
	}

	@Bean
	AwsCredentialsProvider credentials(@Value("${key}") String key) {
		return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret"));
	}

}
