package io.github.cloudwatchlogging.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@link SoakProcess} again and again, one process at a time.
 */
final class SoakProcesses implements AutoCloseable {

	private static final int KEPT_LOGS = 10;

	private static final int SECONDS = 60;

	private final Spool spool;

	private final URI endpoint;

	private final Path directory;

	private final Expectations expectations;

	private Process process;

	private SharedMemory memory;

	private ExpectedRun expected;

	private int started;

	SoakProcesses(Spool spool, URI endpoint, Path directory, Expectations expectations) throws IOException {
		this.spool = spool;
		this.endpoint = endpoint;
		this.directory = directory;
		this.expectations = expectations;
		start();
	}

	private void start() throws IOException {
		Path file = this.directory.resolve("memory-" + this.started);
		this.memory = new SharedMemory(file);
		this.memory.set(SharedMemory.Word.LOGGING, 1);
		this.expected = this.expectations.begin(this.memory);
		if (this.spool.isFull()) {
			this.expected.riskBegins(false);
		}
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				SoakProcess.class.getName(), this.spool.directory().toString(), Long.toString(this.spool.bytes()),
				this.endpoint.toString(), file.toString(), Integer.toString(this.started))
			.redirectErrorStream(true)
			.redirectOutput(log().toFile())
			.start();
		this.started++;
	}

	private Path log() {
		return this.directory.resolve("log-" + this.started % KEPT_LOGS);
	}

	SharedMemory memory() {
		return this.memory;
	}

	ExpectedRun expected() {
		return this.expected;
	}

	/** The process has said something since. */
	boolean saysSomethingNew(long figures) {
		assertThat(this.process.isAlive()).as("process " + (this.started - 1)).isTrue();
		return this.memory.get(SharedMemory.Word.FIGURES) > figures + 1;
	}

	void kill() throws IOException, InterruptedException {
		this.process.destroyForcibly().waitFor();
		ended();
		start();
	}

	/** Ends the process as it likes to be ended. */
	void end() throws IOException, InterruptedException {
		assertThat(this.process.isAlive()).as("process " + (this.started - 1) + " has not died by itself").isTrue();
		this.process.getOutputStream().close();
		assertThat(this.process.waitFor(SECONDS, TimeUnit.SECONDS)).as("process " + (this.started - 1) + " ends")
			.isTrue();
		assertThat(this.process.exitValue()).as("process " + (this.started - 1)).isZero();
		ended();
	}

	void restart() throws IOException, InterruptedException {
		end();
		start();
	}

	private void ended() throws IOException {
		this.expected.ended();
		Files.deleteIfExists(this.directory.resolve("memory-" + (this.started - 1)));
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
