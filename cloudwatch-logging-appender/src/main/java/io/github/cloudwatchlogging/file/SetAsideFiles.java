package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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
		List<Path> others = list();
		others.remove(added);
		for (Path oldest : others.subList(0, Math.max(0, others.size() - (MAX_FILES - 1)))) {
			Files.deleteIfExists(oldest);
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

	/** How many bytes the files take. */
	long bytes() throws IOException {
		long result = 0;
		for (Path each : list()) {
			try {
				result += Files.size(each);
			}
			catch (NoSuchFileException ex) {
				// Deleted in the meantime.
			}
		}
		return result;
	}

	/** By name, so by the start of the process; nothing that others have put here. */
	private List<Path> list() throws IOException {
		try {
			return DirectoryEntries.list(this.directory, (name) -> NAME.matcher(name).matches());
		}
		catch (NoSuchFileException ex) {
			// Nothing was ever set aside.
			return new ArrayList<>();
		}
	}

}
