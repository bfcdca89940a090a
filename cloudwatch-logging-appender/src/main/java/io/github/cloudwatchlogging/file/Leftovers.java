package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The directories that dead processes of one application have left.
 */
final class Leftovers {

	/** A process that is alive looks after its lock file every second or so. */
	private static final Duration GRACE = Duration.ofMinutes(1);

	private final Clock clock = Clock.systemUTC();

	private final Path directory;

	private final PrivateFiles files;

	private final Locking locking;

	private final SetAsideFiles setAside;

	Leftovers(Path application, PrivateFiles files, Locking locking, SetAsideFiles setAside) {
		this.directory = application;
		this.files = files;
		this.locking = locking;
		this.setAside = setAside;
	}

	List<BatchDirectory> adopt() throws IOException {
		List<Path> paths = list();
		// With room for all, so that memory cannot run out between a lock and its place.
		List<BatchDirectory> result = new ArrayList<>(paths.size());
		boolean complete = false;
		try {
			for (Path each : paths) {
				adopt(each, result);
			}
			complete = true;
			return result;
		}
		finally {
			if (!complete) {
				closeAll(result);
			}
		}
	}

	private void adopt(Path path, List<BatchDirectory> result) {
		try {
			BatchDirectory adopted = adopt(path);
			if (adopted != null) {
				result.add(adopted);
			}
		}
		catch (IOException ex) {
			// Not to be had, or gone: the others may be.
		}
	}

	private static void closeAll(List<BatchDirectory> directories) {
		for (BatchDirectory each : directories) {
			each.close();
		}
	}

	private @Nullable BatchDirectory adopt(Path path) throws IOException {
		DirectoryLock lock = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? lock(path) : null;
		if (lock == null) {
			return null;
		}
		LockedDirectory result = LockedDirectory.of(path, this.files, lock, this.setAside);
		boolean empty = true;
		try {
			result.clean();
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
	 * clean-up of old files for instance, has deleted that. Then its process, if it is
	 * alive, has a while to notice.
	 */
	private @Nullable DirectoryLock withoutLockFile(Path path) throws IOException {
		try {
			Files.delete(path);
			return null;
		}
		catch (DirectoryNotEmptyException ex) {
			if (Files.getLastModifiedTime(path).toInstant().isAfter(this.clock.instant().minus(GRACE))) {
				return null;
			}
			this.files.createFile(DirectoryLock.file(path));
			return DirectoryLock.acquire(path, this.locking, false);
		}
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
