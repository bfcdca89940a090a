package io.github.cloudwatchlogging.soak;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The directory in which processes keep their events, and what may happen to it.
 */
final class Spool implements AutoCloseable {

	private static final int FILE_SYSTEM_BYTES = 64 << 20;

	private final Path root;

	private final Path buffer;

	private final Path away;

	private final Path ballast;

	private final boolean mounted;

	private Spool(Path root, boolean mounted) throws IOException {
		this.root = root;
		this.mounted = mounted;
		this.buffer = Files.createDirectories(root.resolve("buffer"));
		this.away = Files.createDirectories(root.resolve("away"));
		this.ballast = root.resolve("ballast");
	}

	static Spool in(Path directory) throws IOException {
		return new Spool(directory, false);
	}

	/**
	 * A spool on a small file system of its own, which can be filled up; if this process
	 * may mount one.
	 */
	static Spool mountedIn(Path directory) throws IOException {
		return new Spool(directory,
				execute("mount", "-t", "tmpfs", "-o", "size=" + FILE_SYSTEM_BYTES, "tmpfs", directory.toString()));
	}

	private static boolean execute(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.onExit()
				.join()
				.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	Path directory() {
		return this.buffer;
	}

	/** How much processes may keep in it. */
	long bytes() {
		return FILE_SYSTEM_BYTES / 4 * 3;
	}

	boolean canBeFilled() {
		return this.mounted;
	}

	boolean isFull() {
		return Files.exists(this.ballast);
	}

	/** Takes all that is left of the file system. */
	void fill() throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(this.ballast.toFile(), "rw")) {
			for (int size = 1 << 20; size > 0; size /= 2) {
				write(file, new byte[size]);
			}
		}
	}

	private static void write(RandomAccessFile file, byte[] bytes) {
		try {
			for (;;) {
				file.write(bytes);
			}
		}
		catch (IOException ex) {
			// Full, that is.
		}
	}

	void empty() throws IOException {
		Files.deleteIfExists(this.ballast);
	}

	void delete() throws IOException {
		try (Stream<Path> paths = Files.walk(this.buffer)) {
			// Files come and go meanwhile.
			paths.sorted((a, b) -> b.compareTo(a))
				.filter((path) -> !path.equals(this.buffer))
				.forEach((path) -> path.toFile().delete());
		}
		catch (UncheckedIOException ex) {
			// One has gone; the others go next time.
		}
	}

	/** Moves the directories of all processes away. */
	void takeAway() throws IOException {
		for (Path process : processes(this.buffer)) {
			Path target = this.away.resolve(this.buffer.relativize(process));
			Files.createDirectories(Objects.requireNonNull(target.getParent()));
			Files.move(process, target);
		}
	}

	void putBack() throws IOException {
		for (Path process : processes(this.away)) {
			Path target = this.buffer.resolve(this.away.relativize(process));
			Files.createDirectories(Objects.requireNonNull(target.getParent()));
			Files.move(process, target);
		}
	}

	private static List<Path> processes(Path root) {
		List<Path> processes = new ArrayList<>();
		for (File application : children(root.toFile())) {
			for (File process : children(application)) {
				if (process.isDirectory()) {
					processes.add(process.toPath());
				}
			}
		}
		return processes;
	}

	/** How many files hold events. */
	long filesInUse() {
		return processes(this.buffer).stream()
			.flatMap((process) -> Stream.of(children(process.toFile())))
			.filter((file) -> file.length() > 0)
			.count();
	}

	private static File[] children(File directory) {
		File[] children = directory.listFiles();
		return (children != null) ? children : new File[0];
	}

	@Override
	public void close() throws IOException {
		empty();
		if (this.mounted) {
			execute("umount", this.root.toString());
		}
	}

}
