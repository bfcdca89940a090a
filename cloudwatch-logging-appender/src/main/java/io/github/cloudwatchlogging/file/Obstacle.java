package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Says in words why a directory cannot be used: the JDK's exceptions often have nothing
 * but a path for a message.
 */
final class Obstacle {

	private Obstacle() {
	}

	/**
	 * Explains an exception.
	 * @param directory the directory that was to be used
	 * @param ex what happened
	 * @return an exception for people to read
	 */
	static IOException describe(Path directory, IOException ex) {
		return new IOException(text(directory, ex), ex);
	}

	private static String text(Path directory, IOException ex) {
		Path existing = existing(directory);
		if (!Files.isDirectory(existing)) {
			return existing + " is a file, not a directory";
		}
		if (ex instanceof AccessDeniedException) {
			return "the user of this process has no permission to read and write " + existing;
		}
		if (ex instanceof FileAlreadyExistsException) {
			return ex.getMessage() + " is not a directory, and is in the way of one";
		}
		if (ex instanceof NoSuchFileException && !existing.equals(directory)) {
			return directory + " does not exist, and nothing can be created in " + existing;
		}
		return existing + " cannot be used: " + reason(ex);
	}

	/**
	 * What of the path exists is where the matter is, and is the same at each attempt.
	 */
	private static Path existing(Path directory) {
		Path result = directory;
		for (Path each = directory; each != null && !Files.exists(result); each = each.getParent()) {
			result = each;
		}
		return result;
	}

	private static String reason(IOException ex) {
		return (ex instanceof FileSystemException known && known.getReason() != null) ? known.getReason()
				: ex.toString();
	}

}
