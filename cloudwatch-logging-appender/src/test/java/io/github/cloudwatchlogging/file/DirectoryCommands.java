package io.github.cloudwatchlogging.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Does with directories what it is told, in a process of its own or in another class
 * loader.
 */
final class DirectoryCommands implements UnaryOperator<String> {

	private final ProcessDirectories directories;

	private final List<BatchDirectory> held = new ArrayList<>();

	DirectoryCommands(Path root, String application) {
		this.directories = new ProcessDirectories(root, application, Instant.parse("2026-11-20T14:05:40Z"));
	}

	public static void main(String[] args) {
		DirectoryCommands commands = new DirectoryCommands(Path.of(args[0]), args[1]);
		System.out.println("ready");
		Scanner in = new Scanner(System.in);
		while (in.hasNextLine()) {
			System.out.println(commands.apply(in.nextLine()));
		}
		// Like a kill: nothing is closed.
		Runtime.getRuntime().halt(0);
	}

	@Override
	public String apply(String command) {
		try {
			return switch (command) {
				case "create" -> create();
				case "adopt" -> adopt();
				case "sweep" -> sweep();
				case "churn" -> churn();
				case "close" -> close();
				case "read without descriptors" -> readWithoutDescriptors();
				default -> throw new IllegalArgumentException(command);
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String create() throws IOException {
		BatchDirectory directory = this.directories.create();
		directory.create(BatchFileName.of(0)).close();
		this.held.add(directory);
		return name(directory);
	}

	private String adopt() throws IOException {
		List<BatchDirectory> adopted = this.directories.adopt();
		this.held.addAll(adopted);
		return adopted.stream().map(DirectoryCommands::name).collect(Collectors.joining(" "));
	}

	/** Adopts again and again, until there is more input. */
	private String sweep() throws IOException {
		int adopted = 0;
		while (System.in.available() == 0) {
			for (BatchDirectory each : this.directories.adopt()) {
				adopted++;
				each.close();
			}
		}
		return String.valueOf(adopted);
	}

	/** Creates and removes directories, until there is more input. */
	private String churn() throws IOException {
		while (System.in.available() == 0) {
			this.directories.create().close();
		}
		return "churned";
	}

	private String close() {
		this.held.forEach(BatchDirectory::close);
		this.held.clear();
		return "closed";
	}

	private String readWithoutDescriptors() throws IOException {
		BatchDirectory directory = this.held.get(0);
		String name = BatchFileName.of(0);
		directory.read(name, 1);
		List<FileInputStream> open = new ArrayList<>();
		try {
			while (true) {
				open.add(new FileInputStream(directory + "/" + name));
			}
		}
		catch (IOException full) {
			try {
				directory.read(name, 1);
				return "read";
			}
			catch (IOException ex) {
				return ex.getClass().getSimpleName();
			}
		}
		finally {
			for (FileInputStream each : open) {
				each.close();
			}
		}
	}

	static String name(BatchDirectory directory) {
		return DirectoryEntries.nameOf(Path.of(directory.toString()));
	}

}
