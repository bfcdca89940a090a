package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists directories.
 */
final class DirectoryEntries {

	private DirectoryEntries() {
	}

	/**
	 * Lists what is in a directory.
	 * @return the entries whose names match, sorted by name
	 */
	static List<Path> list(Path directory, Predicate<String> names) throws IOException {
		List<Path> result = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, (each) -> names.test(nameOf(each)))) {
			entries.forEach(result::add);
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		result.sort(null);
		return result;
	}

	/**
	 * Lists the files in a directory, and nothing else that is there.
	 * @return the files whose names match, sorted by name
	 */
	static List<StoredFile> files(Path directory, Predicate<String> names) throws IOException {
		List<StoredFile> result = new ArrayList<>();
		for (Path each : list(directory, names)) {
			add(each, result);
		}
		return result;
	}

	private static void add(Path file, List<StoredFile> result) throws IOException {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			if (attributes.isRegularFile()) {
				result.add(new StoredFile(nameOf(file), attributes.size()));
			}
		}
		catch (NoSuchFileException ex) {
			// Deleted in the meantime.
		}
	}

	static String nameOf(Path path) {
		return String.valueOf(path.getFileName());
	}

}
