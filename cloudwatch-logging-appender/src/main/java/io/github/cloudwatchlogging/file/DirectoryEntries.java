package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

	static String nameOf(Path path) {
		return String.valueOf(path.getFileName());
	}

}
