package io.github.cloudwatchlogging.test;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The annotation where there is no Spring and no AWS SDK on the class path.
 */
class WithoutSpringTests {

	@Test
	void annotation_works_whenSpringIsAbsent() throws Exception {
		ClassLoader withoutSpring = new WithoutSpringClassLoader();
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> withoutSpring.loadClass("org.springframework.test.context.TestPropertySource"));
		Class<?> annotated = withoutSpring.loadClass(Annotated.class.getName());
		Annotation annotation = annotated.getAnnotations()[0];
		assertThat(annotation.annotationType().getName()).isEqualTo(EmbeddedCloudWatchLogs.class.getName());
		assertThat(Stream.of(annotation.annotationType().getAnnotations())
			.map((present) -> present.annotationType().getSimpleName())).contains("ExtendWith")
			.doesNotContain("TestPropertySource");
	}

	@Test
	void endpoint_starts_whenSpringIsAbsent() throws Exception {
		Class<?> type = new WithoutSpringClassLoader().loadClass(CloudWatchLogsEndpoint.class.getName());
		try (AutoCloseable endpoint = (AutoCloseable) type.getMethod("start").invoke(null)) {
			assertThat(endpoint.getClass()).isNotSameAs(CloudWatchLogsEndpoint.class);
		}
	}

	@EmbeddedCloudWatchLogs
	static class Annotated {

	}

	/**
	 * Loads this module's classes anew, and neither Spring's nor the AWS SDK's.
	 */
	private static final class WithoutSpringClassLoader extends ClassLoader {

		WithoutSpringClassLoader() {
			super(WithoutSpringTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("org.springframework.") || name.startsWith("software.amazon.")) {
				throw new ClassNotFoundException(name);
			}
			if (!name.startsWith("io.github.cloudwatchlogging.")) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (in == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = in.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
