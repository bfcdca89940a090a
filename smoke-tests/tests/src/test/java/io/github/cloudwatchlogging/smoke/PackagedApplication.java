package io.github.cloudwatchlogging.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One of the applications beside this module, run from its repackaged jar in a JVM of its
 * own. The test adds no more than an environment gives: an address and credentials.
 */
final class PackagedApplication implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

	private final Process process;

	private final Path output;

	private PackagedApplication(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Starts an application.
	 * @param name the name of its module
	 * @param endpoint where it finds the service
	 */
	static PackagedApplication start(String name, URI endpoint) {
		return start(name, Map.of("CLOUDWATCH_LOGGING_AWS_ENDPOINT", endpoint.toString()));
	}

	/**
	 * Starts an application that finds the service in its own way.
	 * @param name the name of its module
	 * @param environment what its environment has beside credentials
	 */
	static PackagedApplication start(String name, Map<String, String> environment) {
		try {
			Path output = Files.createTempFile(name, ".out");
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
					"-XX:TieredStopAtLevel=1", "-jar", Path.of("..", name, "target", name + ".jar").toString());
			builder.environment()
				.putAll(Map.of("SERVER_PORT", "0", "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
			builder.environment().putAll(environment);
			return new PackagedApplication(builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(),
					output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String output() {
		try {
			return Files.readString(this.output, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether it runs on the Spring Boot that this build is for, and no class was missed.
	 */
	void assertNothingIsMissing() {
		assertThat(output()).contains("(v" + System.getProperty("spring-boot.version") + ")")
			.doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "NoSuchMethodError");
	}

	/** Waits until it serves and returns its address. */
	URI awaitAddress() {
		await().atMost(PATIENCE)
			.failFast("the application ended: " + output(), () -> !this.process.isAlive())
			.until(() -> PORT.matcher(output()).find());
		Matcher port = PORT.matcher(output());
		assertThat(port.find()).isTrue();
		return URI.create("http://localhost:" + port.group(1));
	}

	/** What a container platform does to it; returns the exit code. */
	int terminate() {
		this.process.destroy();
		return awaitEnd();
	}

	/** Waits for the end and returns the exit code. */
	int awaitEnd() {
		try {
			boolean ended = this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertThat(ended).as("has ended; its output: %s", output()).isTrue();
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			Files.deleteIfExists(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
