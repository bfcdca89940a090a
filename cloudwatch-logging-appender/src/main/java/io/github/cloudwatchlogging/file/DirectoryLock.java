package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * The possession of a process directory: a lock on a file in it, which the operating
 * system takes away when the process dies.
 */
final class DirectoryLock {

	static final String FILE = "lock";

	/**
	 * Files that are locked in this JVM by others; to close them would end their locks.
	 */
	private static final Queue<FileChannel> LOCKED_BY_OTHERS = new ConcurrentLinkedQueue<>();

	private final String name;

	private final Path file;

	private final Locking locking;

	private final @Nullable Object directoryKey;

	private @Nullable Object key;

	/** The lock ends when it is closed, or garbage. */
	private FileChannel channel;

	private DirectoryLock(Path directory, Locking locking, @Nullable Object key, FileChannel channel)
			throws IOException {
		this.name = DirectoryEntries.nameOf(directory);
		this.file = file(directory);
		this.locking = locking;
		this.directoryKey = key(directory);
		this.key = key;
		this.channel = channel;
	}

	/**
	 * Takes possession of a directory that has a lock file.
	 * @param directory the directory
	 * @param locking how to lock the file
	 * @param own whether this process has just created the directory: its name is unique,
	 * so it may be used where the file system has no locks
	 * @return {@code null} if somebody else has it, or has just removed it
	 * @throws NoSuchFileException if there is no lock file
	 * @throws IOException if the lock file cannot be opened or locked
	 */
	static @Nullable DirectoryLock acquire(Path directory, Locking locking, boolean own) throws IOException {
		String name = DirectoryEntries.nameOf(directory);
		if (!HeldDirectories.add(name)) {
			return null;
		}
		DirectoryLock result = null;
		boolean heldByOther = false;
		try {
			result = open(directory, locking, own);
		}
		catch (OverlappingFileLockException ex) {
			// Somebody has replaced the system properties. The name stays with the
			// holder.
			heldByOther = true;
		}
		finally {
			if (result == null && !heldByOther) {
				HeldDirectories.remove(name);
			}
		}
		return result;
	}

	private static @Nullable DirectoryLock open(Path directory, Locking locking, boolean own) throws IOException {
		Path file = file(directory);
		Object key = key(file);
		// Not a RandomAccessFile: Windows would not let anybody delete it.
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		boolean closes = true;
		try {
			try {
				if (locking.tryLock(channel) == null) {
					return null;
				}
			}
			catch (IOException ex) {
				if (!own) {
					throw ex;
				}
			}
			// Whoever had the lock before may have removed the file: then it is the lock
			// of nothing.
			if (!Objects.equals(key, key(file))) {
				return null;
			}
			DirectoryLock result = new DirectoryLock(directory, locking, key, channel);
			closes = false;
			return result;
		}
		catch (OverlappingFileLockException ex) {
			closes = false;
			LOCKED_BY_OTHERS.add(channel);
			throw ex;
		}
		finally {
			if (closes) {
				channel.close();
			}
		}
	}

	/**
	 * Whether the lock file is still where it was, and with it the directory, as far as
	 * can be seen.
	 */
	synchronized boolean isInPlace() {
		try {
			return Objects.equals(this.key, key(this.file));
		}
		catch (NoSuchFileException ex) {
			return isRestored();
		}
		catch (IOException ex) {
			// To give the lock away would let another process have what is still ours.
			return !isParentMissing();
		}
	}

	/**
	 * Somebody, a clean-up of old files for instance, may have deleted the lock file
	 * alone: there is another one before anybody takes the directory for abandoned.
	 */
	private boolean isRestored() {
		Path directory = Objects.requireNonNull(this.file.getParent());
		try {
			if (!Objects.equals(this.directoryKey, key(directory))) {
				return false;
			}
			PrivateFiles.of(directory).createFile(this.file);
			FileChannel restored = FileChannel.open(this.file, StandardOpenOption.WRITE);
			this.channel.close();
			this.channel = restored;
			this.key = key(this.file);
			return this.locking.tryLock(restored) != null;
		}
		catch (IOException | OverlappingFileLockException ex) {
			return false;
		}
	}

	/**
	 * The nearest parent that can be looked at tells: where it is no directory, nothing
	 * is below it.
	 */
	private boolean isParentMissing() {
		for (Path each = this.file.getParent(); each != null; each = each.getParent()) {
			try {
				return !Files.readAttributes(each, BasicFileAttributes.class).isDirectory();
			}
			catch (NoSuchFileException ex) {
				return true;
			}
			catch (IOException ex) {
				// Neither can this one.
			}
		}
		return false;
	}

	/**
	 * Deletes the lock file, while nobody else can have it.
	 * @return {@code false} if another file is in its place
	 * @throws IOException if it is not there, or that cannot be seen
	 */
	synchronized boolean delete() throws IOException {
		return Objects.equals(this.key, key(this.file)) && Files.deleteIfExists(this.file);
	}

	/** Lets go. */
	synchronized void release() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// The descriptor is gone all the same.
		}
		HeldDirectories.remove(this.name);
	}

	private static @Nullable Object key(Path file) throws IOException {
		return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
	}

	static Path file(Path directory) {
		return directory.resolve(FILE);
	}

}
