package io.github.cloudwatchlogging.file;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that runs {@link DirectoryCommands}.
 */
final class DirectoryProcess implements AutoCloseable {

	private final Process process;

	private final BufferedWriter in;

	private final BufferedReader out;

	DirectoryProcess(Path root, String application, String... prefix) throws IOException {
		List<String> command = new ArrayList<>(List.of(prefix));
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				DirectoryCommands.class.getName(), root.toString(), application));
		this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		this.in = this.process.outputWriter();
		this.out = this.process.inputReader();
	}

	/** Waits until it listens. */
	DirectoryProcess ready() throws IOException {
		assertThat(this.out.readLine()).isEqualTo("ready");
		return this;
	}

	void tell(String command) throws IOException {
		this.in.write(command);
		this.in.newLine();
		this.in.flush();
	}

	String answer() throws IOException {
		return this.out.readLine();
	}

	String ask(String command) throws IOException {
		tell(command);
		return answer();
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
