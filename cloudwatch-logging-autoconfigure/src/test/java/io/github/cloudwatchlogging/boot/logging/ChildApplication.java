package io.github.cloudwatchlogging.boot.logging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real application in a JVM of its own: what happens at the end of a JVM can be seen
 * only from outside.
 */
final class ChildApplication implements AutoCloseable {

	static final String LOG_GROUP = "/spring/child";

	private static final Map<String, String> CREDENTIALS = Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY",
			"test");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Process process;

	private final Path output;

	private ChildApplication(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static ChildApplication start(CloudWatchLogsEndpoint endpoint, String... arguments) {
		return start(endpoint.uri(), arguments);
	}

	static ChildApplication start(URI endpoint, String... arguments) {
		return startWith(System.getProperty("java.class.path"), endpoint, arguments);
	}

	static String classPathWithout(String... parts) {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> Arrays.stream(parts).noneMatch(entry::contains))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Runs another application than the example, whose main method is given the settings
	 * of the delivery as arguments.
	 */
	static ChildApplication run(Class<?> main, CloudWatchLogsEndpoint endpoint, String... arguments) {
		return run(main, System.getProperty("java.class.path"), endpoint, arguments);
	}

	static ChildApplication run(Class<?> main, String classPath, CloudWatchLogsEndpoint endpoint, String... arguments) {
		return start(main, classPath, CREDENTIALS, settings(endpoint.uri(), arguments));
	}

	/** The class path with a library that only some applications have. */
	static String classPathWith(String library) {
		return System.getProperty("java.class.path") + File.pathSeparator + System.getProperty(library + ".jar");
	}

	static ChildApplication startWith(String classPath, URI endpoint, String... arguments) {
		return start(ExampleApplication.class, classPath, CREDENTIALS, settings(endpoint, arguments));
	}

	private static List<String> settings(URI endpoint, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--cloudwatch.logging.aws.endpoint=" + endpoint,
				"--cloudwatch.logging.aws.region=eu-central-1"));
		all.addAll(Arrays.asList(arguments));
		return all;
	}

	static ChildApplication start(Map<String, String> environment, List<String> arguments) {
		return start(ExampleApplication.class, environment, arguments);
	}

	static ChildApplication start(Class<?> main, Map<String, String> environment, List<String> arguments) {
		return start(main, System.getProperty("java.class.path"), environment, arguments);
	}

	private static ChildApplication start(Class<?> main, String classPath, Map<String, String> environment,
			List<String> arguments) {
		try {
			Path output = Files.createTempFile("child", ".out");
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
							"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
			arguments.stream().filter(ChildApplication::isForTheJvm).forEach(command::add);
			command.addAll(List.of("-cp", classPath, main.getName(), "--spring.application.name=child"));
			arguments.stream().filter((argument) -> !isForTheJvm(argument)).forEach(command::add);
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile());
			builder.environment().putAll(environment);
			builder.environment().put("SERVER_PORT", "0");
			return new ChildApplication(builder.start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isForTheJvm(String argument) {
		return argument.startsWith("-X") || argument.startsWith("-D");
	}

	String output() {
		try {
			return Files.readString(this.output, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ChildApplication awaitOutput(String text) {
		await().atMost(PATIENCE)
			.failFast("the application ended: " + output(), () -> !this.process.isAlive() && !output().contains(text))
			.until(() -> output().contains(text));
		return this;
	}

	/** Has the application log a line, if it echoes. */
	void say(String line) {
		try {
			this.process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends an application that echoes. */
	int sayNoMore() {
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return awaitEnd();
	}

	void terminate() {
		this.process.destroy();
	}

	/** As with {@code kill -9}. */
	void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	long pid() {
		return this.process.pid();
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
