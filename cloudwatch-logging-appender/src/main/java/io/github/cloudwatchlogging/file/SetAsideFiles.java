package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files of one application that could not be used and are kept for somebody to look at,
 * as few as make sense. The name of each begins with that of its process directory.
 */
final class SetAsideFiles {

	/** A fault of the disk or of this library spoils more files than anybody looks at. */
	static final int MAX_FILES = 20;

	private static final Pattern NAME = Pattern.compile(ProcessDirectoryName.PATTERN + "-\\d{19}\\.batch(\\.\\d+)?");

	private final Path directory;

	private final PrivateFiles files;

	SetAsideFiles(Path application, PrivateFiles files) {
		this.directory = application.resolve("set-aside");
		this.files = files;
	}

	/** Moves a file from its process directory to here. */
	void add(Path processDirectory, String name) throws IOException {
		this.files.createDirectories(this.directory);
		Path added = move(processDirectory, name);
		try {
			makeRoom(added);
		}
		catch (IOException ex) {
			// The file is here all the same. The next one that comes makes room for both.
		}
	}

	private void makeRoom(Path added) throws IOException {
		List<Path> others = DirectoryEntries.list(this.directory, SetAsideFiles::matches);
		others.remove(added);
		for (Path oldest : others.subList(0, Math.max(0, others.size() - (MAX_FILES - 1)))) {
			delete(oldest);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			// The others can perhaps be deleted.
		}
	}

	private Path move(Path processDirectory, String name) throws IOException {
		String prefix = DirectoryEntries.nameOf(processDirectory) + "-";
		for (int i = 0;; i++) {
			// Only this process has this process directory, so nobody else can take the
			// name between the look and the move.
			Path target = this.directory.resolve(prefix + name + ((i > 0) ? "." + i : ""));
			try {
				return Files.move(processDirectory.resolve(name), target);
			}
			catch (FileAlreadyExistsException ex) {
				// The next name.
			}
		}
	}

	/** How many bytes the files take that are here now. */
	long bytes() throws IOException {
		try {
			return DirectoryEntries.files(this.directory, SetAsideFiles::matches)
				.stream()
				.mapToLong(StoredFile::length)
				.sum();
		}
		catch (NoSuchFileException ex) {
			// Nothing was ever set aside.
			return 0;
		}
		catch (IOException ex) {
			throw Obstacle.describe(this.directory, ex);
		}
	}

	/** Whether it is ours. Names sort by the start of the process. */
	private static boolean matches(String name) {
		return NAME.matcher(name).matches();
	}

}
