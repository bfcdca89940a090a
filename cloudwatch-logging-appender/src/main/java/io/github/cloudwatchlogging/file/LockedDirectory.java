package io.github.cloudwatchlogging.file;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A process directory that this process holds by its lock. What changes its files
 * excludes {@link #close}, after which they may be another process's.
 */
final class LockedDirectory implements BatchDirectory {

	/** At the end of the name of a file that is to take the place of another. */
	private static final String REPLACEMENT = ".new";

	private static boolean isReplacement(String name) {
		return name.endsWith(REPLACEMENT)
				&& BatchFileName.matches(name.substring(0, name.length() - REPLACEMENT.length()));
	}

	/** Deletes what a process has left that died before it replaced a file. */
	void clean() throws IOException {
		for (Path each : DirectoryEntries.list(this.path, LockedDirectory::isReplacement)) {
			Files.deleteIfExists(each);
		}
	}

	private final Path path;

	private final PrivateFiles files;

	private final DirectoryLock lock;

	private final SetAsideFiles setAside;

	private boolean closed;

	/** Whether the directory itself is found after a power cut. */
	private boolean nameSynced;

	private LockedDirectory(Path path, PrivateFiles files, DirectoryLock lock, SetAsideFiles setAside) {
		this.path = path;
		this.files = files;
		this.lock = lock;
		this.setAside = setAside;
	}

	/** Whatever happens, the lock is not left behind without a directory to close. */
	static LockedDirectory of(Path path, PrivateFiles files, DirectoryLock lock, SetAsideFiles setAside) {
		LockedDirectory result = null;
		try {
			result = new LockedDirectory(path, files, lock, setAside);
			return result;
		}
		finally {
			if (result == null) {
				lock.release();
			}
		}
	}

	@Override
	public synchronized BatchWriter create(String name) throws IOException {
		Path file = file(name);
		if (this.closed) {
			throw tooLate();
		}
		this.files.createFile(file);
		try {
			return new RandomAccessWriter(file);
		}
		catch (IOException ex) {
			Files.deleteIfExists(file);
			throw ex;
		}
	}

	@Override
	public List<StoredFile> list() throws IOException {
		return DirectoryEntries.files(this.path, BatchFileName::matches);
	}

	@Override
	public byte[] read(String name, int maxBytes) throws IOException {
		Path file = file(name);
		try (InputStream in = new FileInputStream(file.toFile())) {
			return in.readNBytes(maxBytes);
		}
		catch (FileNotFoundException ex) {
			// Also thrown where there are too many open files.
			if (!Files.notExists(file)) {
				throw ex;
			}
			NoSuchFileException missing = new NoSuchFileException(file.toString());
			missing.initCause(ex);
			throw missing;
		}
	}

	@Override
	public synchronized void truncate(String name) throws IOException {
		// Empties the file as it opens it, and does not create it. No interrupt disturbs
		// that.
		FileChannel.open(own(name), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
	}

	@Override
	public synchronized void replace(String name, byte[] bytes, boolean sync) throws IOException {
		Path file = own(name);
		Path replacement = this.path.resolve(name + REPLACEMENT);
		Files.deleteIfExists(replacement);
		this.files.createFile(replacement);
		try {
			try (RandomAccessWriter writer = new RandomAccessWriter(replacement)) {
				writer.write(bytes, bytes.length);
				if (sync) {
					writer.sync();
				}
			}
			Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(replacement);
		}
	}

	@Override
	public synchronized void delete(String name) throws IOException {
		try {
			Files.delete(own(name));
		}
		catch (NoSuchFileException ex) {
			// Just as well.
		}
	}

	@Override
	public synchronized void setAside(String name) throws IOException {
		own(name);
		this.setAside.add(this.path, name);
	}

	@Override
	public boolean exists() {
		return this.lock.isInPlace();
	}

	@Override
	public void sync() throws IOException {
		this.files.sync(this.path);
		if (!this.nameSynced) {
			this.files.sync(this.path.resolveSibling("."));
			this.nameSynced = true;
		}
	}

	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		boolean removes = false;
		try {
			removes = DirectoryEntries.list(this.path, (name) -> !name.equals(DirectoryLock.FILE)).isEmpty()
					&& this.lock.delete();
		}
		catch (IOException ex) {
			// Another process will find out what is in it.
		}
		finally {
			this.lock.release();
		}
		if (removes) {
			remove();
		}
	}

	/**
	 * Comes after the lock is released, since on Windows a file disappears only when it
	 * is closed. Who adopts directories just then may have removed it.
	 */
	private void remove() {
		try {
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			// Somebody has put a file into it.
		}
	}

	/** A file that may be changed. One that is missing is missing for everybody. */
	private Path own(String name) throws IOException {
		Path file = file(name);
		if (this.closed) {
			throw Files.notExists(file) ? new NoSuchFileException(file.toString()) : tooLate();
		}
		return file;
	}

	private IOException tooLate() {
		return new IOException(this.path + " belongs to this process no more");
	}

	private Path file(String name) {
		if (!BatchFileName.matches(name)) {
			throw new IllegalArgumentException("Not the name of a batch file: " + name);
		}
		return this.path.resolve(name);
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
