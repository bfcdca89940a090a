package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

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
		for (Path each = directory; each != null; each = each.getParent()) {
			if (Files.exists(each) && !Files.isDirectory(each)) {
				return each + " is a file, not a directory";
			}
		}
		String path = (ex instanceof FileSystemException known && known.getFile() != null) ? known.getFile()
				: directory.toString();
		if (ex instanceof AccessDeniedException) {
			return path + ": permission denied to the user that this process runs as, "
					+ System.getProperty("user.name");
		}
		if (ex instanceof FileAlreadyExistsException) {
			return path + " is neither a directory nor can it become one";
		}
		return path + " cannot be used: " + reason(ex);
	}

	private static @Nullable String reason(IOException ex) {
		return (ex instanceof FileSystemException known && known.getReason() != null) ? known.getReason()
				: ex.toString();
	}

}
