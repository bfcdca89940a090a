package io.github.cloudwatchlogging.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@link LoggingProcess}, seen by the one who has started it.
 */
final class Child implements AutoCloseable {

	private final Process process;

	private final BufferedReader out;

	private final Path errors;

	final int number;

	final Witness witness;

	final int maxInFlight;

	Child(LoggingProcess.Settings settings, String... prefix) throws IOException {
		List<String> command = new ArrayList<>(List.of(prefix));
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m", "-XX:+UseSerialGC", "-cp",
				System.getProperty("java.class.path"), LoggingProcess.class.getName()));
		command.addAll(settings.toArguments());
		this.witness = new Witness(settings.witness());
		this.number = settings.number();
		this.maxInFlight = settings.maxInFlight();
		this.errors = Path.of(settings.witness() + ".err");
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(this.errors.toFile()))
			.start();
		this.out = this.process.inputReader();
	}

	/** Waits until it listens. */
	Child ready() throws IOException {
		assertThat(this.out.readLine()).as(() -> "first line" + errors()).isEqualTo("ready");
		return this;
	}

	/** Waits until so many logging calls have returned in all. */
	Child awaitReturned(long calls) throws InterruptedException {
		while (this.witness.returned() < calls && this.process.isAlive()) {
			TimeUnit.MICROSECONDS.sleep(200);
		}
		assertThat(this.process.isAlive()).as("is alive").isTrue();
		return this;
	}

	String ask(String command) throws IOException {
		return ask(command, 0);
	}

	String ask(String command, long argument) throws IOException {
		this.process.outputWriter().write(command + " " + argument + "\n");
		this.process.outputWriter().flush();
		String answer = this.out.readLine();
		assertThat(answer).as(() -> "answer to " + command + errors()).isNotNull();
		return answer;
	}

	private String errors() {
		try {
			return ", which has said: " + Files.readString(this.errors);
		}
		catch (IOException ex) {
			return ", which has said: " + ex;
		}
	}

	/** Closes the pipeline and lets the process end. */
	LoggingProcess.Outcome end(long timeoutMillis) throws Exception {
		LoggingProcess.Outcome outcome = LoggingProcess.Outcome.of(ask("close", timeoutMillis));
		this.process.outputWriter().close();
		assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).as("has ended").isTrue();
		return outcome;
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	void signal(String name) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor()).isZero();
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
