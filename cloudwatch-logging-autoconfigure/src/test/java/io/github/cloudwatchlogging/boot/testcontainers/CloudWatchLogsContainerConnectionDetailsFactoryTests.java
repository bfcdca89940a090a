package io.github.cloudwatchlogging.boot.testcontainers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLogsConnectionDetails;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link CloudWatchLogsContainerConnectionDetailsFactory}, as Spring Boot calls
 * it, with containers that are none.
 */
class CloudWatchLogsContainerConnectionDetailsFactoryTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class));

	@Test
	void containerIsKnownByItsImage_whateverRegistryAndTag() {
		assertConnects(OfFields.class);
	}

	@Test
	void containerIsKnownByTheNameOfTheConnection() {
		assertConnects(OfABeanMethod.class);
	}

	/**
	 * Where only Docker Compose support uses such factories, for instance. The class
	 * loader sees all but what belongs to Testcontainers.
	 */
	@Test
	void otherFactoriesAreLoaded_withoutTestcontainers() throws IOException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!entry.contains("testcontainers")) {
				urls.add(Path.of(entry).toUri().toURL());
			}
		}
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new),
				ClassLoader.getPlatformClassLoader())) {
			assertThatNoException().isThrownBy(() -> loader.loadClass(ConnectionDetailsFactories.class.getName())
				.getConstructor(ClassLoader.class)
				.newInstance(loader));
		}
	}

	private void assertConnects(Class<?> configuration) {
		this.runner.withUserConfiguration(configuration).run((context) -> {
			CloudWatchLogsConnectionDetails details = context.getBean(CloudWatchLogsConnectionDetails.class);
			assertThat(details.getEndpoint()).isEqualTo(URI.create("http://docker.internal:32768"));
			assertThat(details.getAccessKey()).isNotEmpty();
			assertThat(details.getSecretKey()).isNotEmpty();
			assertThat(details.getRegion()).isNull();
		});
	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class OfFields {

		@ServiceConnection
		static final NoContainer container = new NoContainer("registry.example.com:5000/motoserver/moto:5.1.4");

	}

	@Configuration(proxyBeanMethods = false)
	static class OfABeanMethod {

		@Bean
		@ServiceConnection("localstack/localstack")
		NoContainer container() {
			return new NoContainer("example/emulator");
		}

	}

	/** Is always running, somewhere. */
	static class NoContainer extends GenericContainer<NoContainer> {

		private final String image;

		NoContainer(String image) {
			super(image);
			this.image = image;
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return true;
		}

		@Override
		public String getDockerImageName() {
			return this.image;
		}

		@Override
		public String getHost() {
			return "docker.internal";
		}

		@Override
		public Integer getFirstMappedPort() {
			return 32768;
		}

	}

}
