package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.awaitility.Awaitility.await;

/**
 * An application that Spring Boot's developer tools restart twice. Whatever it hands to
 * the delivery was loaded by a class loader that is thrown away at each restart.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Devtools {

	private static final int RESTARTS = 2;

	public static void main(String[] args) throws IOException {
		ConfigurableApplicationContext context = StoryApplication.run(Devtools.class, args);
		ClassLoader loader = Devtools.class.getClassLoader();
		List<Object> loaders = loaders();
		loaders.add(new WeakReference<>(loader));
		Story.tell("start " + loaders.size());
		if (loaders.size() <= RESTARTS) {
			// Not by a call: the caller would stay on the stack, and hold its class
			// loader.
			Files.writeString(Path.of(context.getEnvironment().getRequiredProperty("watched"), "Changed.class"),
					"version " + loaders.size());
			return;
		}
		Story.expect(loaders.stream().distinct().count() == loaders.size(), "a class loader for each restart");
		// Not the first: Spring Boot's own shutdown hook holds that.
		await().atMost(Duration.ofSeconds(20)).until(() -> {
			System.gc();
			return ((WeakReference<?>) loaders.get(1)).get() == null;
		});
		Story.end();
		System.exit(0);
	}

	/** Kept where a restart leaves it. */
	@SuppressWarnings("unchecked")
	private static List<Object> loaders() {
		return (List<Object>) Restarter.getInstance().getOrAddAttribute("loaders", CopyOnWriteArrayList::new);
	}

	@Bean
	AwsCredentialsProvider credentials() {
		return () -> AwsBasicCredentials.create("KEY-OF-A-BEAN", "secret");
	}

	@Bean
	CloudWatchLogsClientCustomizer customizer() {
		return (builder) -> builder.overrideConfiguration().toBuilder();
	}

}
