package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The directories in which the processes of one application keep their batches, one for
 * each process: {@code <root>/<application>/<start>-<process id>-<uuid>/}. Thread-safe.
 * <p>
 * A directory is created in three steps: the directory, its lock file, the lock. It is
 * not renamed into its place when all is done, since Windows does not rename a directory
 * that has an open file in it. Instead, who adopts directories removes those that are
 * empty, whether their process died between two steps or is about to take the next; that
 * process finds it gone, or the lock taken, and creates another. A directory is removed
 * in the opposite order, with the same leftovers.
 */
public final class ProcessDirectories implements BatchDirectories {

	private static final int ATTEMPTS = 100;

	private final Path directory;

	private final Instant started;

	private final PrivateFiles files;

	private final Locking locking;

	private final SetAsideFiles setAside;

	/**
	 * Creates nothing yet.
	 * @param root the configured directory, which several applications may share
	 * @param application the application's name, any text
	 * @param started when this process was started, by which others sort what it leaves
	 */
	public ProcessDirectories(Path root, String application, Instant started) {
		this(root, application, started, PrivateFiles.of(root), FileChannel::tryLock);
	}

	ProcessDirectories(Path root, String application, Instant started, PrivateFiles files, Locking locking) {
		this.directory = root.toAbsolutePath().resolve(ApplicationDirectoryName.of(application));
		this.started = started;
		this.files = files;
		this.locking = locking;
		this.setAside = new SetAsideFiles(this.directory, files);
	}

	/**
	 * Creates a directory for this process, and the directories above it if they are
	 * missing. Where POSIX permissions are known, all that is created is for the user of
	 * this process alone; what exists is left as it is.
	 * @return the directory
	 * @throws IOException if that is not possible; says which path is in the way, and why
	 */
	@Override
	public BatchDirectory create() throws IOException {
		try {
			for (int i = 0; i < ATTEMPTS; i++) {
				this.files.createDirectories(this.directory);
				BatchDirectory result = create(this.directory.resolve(ProcessDirectoryName.next(this.started)));
				if (result != null) {
					return result;
				}
			}
		}
		catch (IOException ex) {
			throw Obstacle.describe(this.directory, ex);
		}
		throw new IOException(this.directory + " does not keep what is created in it");
	}

	private @Nullable BatchDirectory create(Path path) throws IOException {
		this.files.createDirectory(path);
		try {
			this.files.createFile(DirectoryLock.file(path));
			DirectoryLock lock = DirectoryLock.acquire(path, this.locking, true);
			return (lock != null) ? opened(path, lock) : null;
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (IOException ex) {
			try {
				Files.deleteIfExists(DirectoryLock.file(path));
				Files.deleteIfExists(path);
			}
			catch (IOException left) {
				ex.addSuppressed(left);
			}
			throw ex;
		}
	}

	/**
	 * Takes possession of the directories of processes that are dead, so that no other
	 * process does. Those that hold nothing are removed; those that cannot be had,
	 * because they belong to another user for instance, are left alone.
	 * @return the directories, that of the process that was started first at first; each
	 * has to be closed
	 * @throws IOException if the directories cannot be listed; says which path is in the
	 * way, and why
	 */
	@Override
	public List<BatchDirectory> adopt() throws IOException {
		List<BatchDirectory> result = new ArrayList<>();
		for (Path each : list()) {
			try {
				BatchDirectory adopted = adopt(each);
				if (adopted != null) {
					result.add(adopted);
				}
			}
			catch (IOException ex) {
				// Not to be had, or gone: the others may be.
			}
		}
		return result;
	}

	private @Nullable BatchDirectory adopt(Path path) throws IOException {
		DirectoryLock lock = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? lock(path) : null;
		if (lock == null) {
			return null;
		}
		BatchDirectory result = opened(path, lock);
		boolean empty = true;
		try {
			empty = result.list().isEmpty();
		}
		finally {
			if (empty) {
				result.close();
			}
		}
		return empty ? null : result;
	}

	private @Nullable DirectoryLock lock(Path path) throws IOException {
		try {
			return DirectoryLock.acquire(path, this.locking, false);
		}
		catch (NoSuchFileException ex) {
			return withoutLockFile(path);
		}
	}

	/**
	 * Nobody has ever had anything in a directory without a lock file, unless somebody, a
	 * clean-up of old files for instance, has deleted that.
	 */
	private @Nullable DirectoryLock withoutLockFile(Path path) throws IOException {
		try {
			Files.delete(path);
			return null;
		}
		catch (DirectoryNotEmptyException ex) {
			this.files.createFile(DirectoryLock.file(path));
			return DirectoryLock.acquire(path, this.locking, false);
		}
	}

	/**
	 * How much of the disk the files take that were
	 * {@linkplain BatchDirectory#setAside(String) set aside} by any process of the
	 * application, without those that were deleted since. Looks at some twenty files.
	 * @return their length in bytes
	 * @throws IOException if they cannot be listed; says which path is in the way, and
	 * why
	 */
	@Override
	public long setAsideBytes() throws IOException {
		return this.setAside.bytes();
	}

	private BatchDirectory opened(Path path, DirectoryLock lock) {
		return new LockedDirectory(path, this.files, lock, this.setAside);
	}

	private List<Path> list() throws IOException {
		try {
			return DirectoryEntries.list(this.directory, ProcessDirectoryName::matches);
		}
		catch (NoSuchFileException ex) {
			// No process has created one yet.
			return List.of();
		}
		catch (IOException ex) {
			throw Obstacle.describe(this.directory, ex);
		}
	}

}
