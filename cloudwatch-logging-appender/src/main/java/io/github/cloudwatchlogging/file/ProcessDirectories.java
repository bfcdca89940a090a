package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
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

	private final Leftovers leftovers;

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
		this.leftovers = new Leftovers(this.directory, files, locking, this.setAside);
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
			return (lock != null) ? LockedDirectory.of(path, this.files, lock, this.setAside) : null;
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
	 * because they belong to another user for instance, are left alone. May be called
	 * again and again: tries the lock of each directory once, and does not even open it
	 * where somebody in this JVM holds it. Should memory run out midway, all that was
	 * taken is let go of.
	 * @return the directories, that of the process that was started first at first; each
	 * has to be closed
	 * @throws IOException if the directories cannot be listed; says which path is in the
	 * way, and why
	 */
	@Override
	public List<BatchDirectory> adopt() throws IOException {
		return this.leftovers.adopt();
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

}
