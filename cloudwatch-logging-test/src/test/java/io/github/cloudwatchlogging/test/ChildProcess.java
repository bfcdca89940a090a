package io.github.cloudwatchlogging.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other people's clients and servers, as child processes with dummy credentials.
 */
final class ChildProcess {

	private ChildProcess() {
	}

	/**
	 * Whether a command can be run to a good end.
	 */
	static boolean succeeds(String... command) throws InterruptedException {
		try {
			return exitCode(builder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()) == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Run a command.
	 * @return its standard output
	 */
	static String output(String... command) throws IOException, InterruptedException {
		Path out = Files.createTempFile("out", ".txt");
		Path err = Files.createTempFile("err", ".txt");
		try {
			int code = exitCode(builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start());
			assertThat(code).as(() -> List.of(command) + " failed with " + read(err)).isZero();
			return read(out);
		}
		finally {
			Files.delete(out);
			Files.delete(err);
		}
	}

	/**
	 * Start a command that runs until it is destroyed.
	 */
	static Process start(String... command) throws IOException {
		return builder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
	}

	private static ProcessBuilder builder(String... command) {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("AWS_ACCESS_KEY_ID", "test");
		builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
		builder.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
		builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
		builder.environment().put("PYTHONIOENCODING", "utf-8");
		return builder;
	}

	private static int exitCode(Process process) throws InterruptedException {
		if (!process.waitFor(60, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new AssertionError("Still running after a minute: " + process.info());
		}
		return process.exitValue();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
