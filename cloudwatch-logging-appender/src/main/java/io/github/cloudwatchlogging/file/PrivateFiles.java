package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Creates files and directories that only the user of this process may use, where the
 * file system knows POSIX permissions. Elsewhere they get what their parent hands down.
 */
final class PrivateFiles {

	private final boolean posix;

	private final FileAttribute<?>[] ofDirectory;

	private final FileAttribute<?>[] ofFile;

	PrivateFiles(boolean posix) {
		this.posix = posix;
		this.ofDirectory = attributes("rwx------");
		this.ofFile = attributes("rw-------");
	}

	/**
	 * Asks the file system rather than the file store: that of a path that does not exist
	 * yet cannot be told, and in some containers no store's can.
	 */
	static PrivateFiles of(Path path) {
		return new PrivateFiles(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
	}

	/** Creates what is missing, and leaves alone what is there. */
	void createDirectories(Path directory) throws IOException {
		// A symbolic link to a directory is one, which createDirectories() of some JDKs
		// does not see.
		if (!Files.isDirectory(directory)) {
			Files.createDirectories(directory, this.ofDirectory);
		}
	}

	void createDirectory(Path directory) throws IOException {
		Files.createDirectory(directory, this.ofDirectory);
	}

	void createFile(Path file) throws IOException {
		Files.createFile(file, this.ofFile);
	}

	/** Writes a directory's entries to the disk, also if the thread is interrupted. */
	void sync(Path directory) throws IOException {
		if (!this.posix) {
			return;
		}
		boolean interrupted = Thread.interrupted();
		try {
			while (!force(directory)) {
				interrupted |= Thread.interrupted();
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static boolean force(Path directory) throws IOException {
		// The only way to a directory's descriptor is a channel, which an interrupt
		// closes.
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
			return true;
		}
		catch (ClosedByInterruptException ex) {
			return false;
		}
	}

	private FileAttribute<?>[] attributes(String permissions) {
		return this.posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

}
