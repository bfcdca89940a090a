package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cloudwatchlogging.file.BatchDirectories;
import io.github.cloudwatchlogging.file.BatchDirectory;
import io.github.cloudwatchlogging.file.BatchFileName;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which this process creates files; another one in its place if it is
 * deleted. Thread-safe.
 */
final class OwnDirectory {

	private final BatchDirectories directories;

	private final FileDisposal disposal;

	private final AtomicLong created = new AtomicLong();

	private volatile @Nullable SharedDirectory current;

	OwnDirectory(BatchDirectories directories, FileDisposal disposal) {
		this.directories = directories;
		this.disposal = disposal;
	}

	/** Leaves the one before, if there is any: its files are still to be delivered. */
	void open() throws IOException {
		leave();
		BatchDirectory directory = this.directories.create();
		SharedDirectory shared = this.disposal.open(directory);
		if (shared == null) {
			directory.close();
		}
		this.current = shared;
	}

	void leave() {
		SharedDirectory directory = this.current;
		if (directory != null) {
			this.current = null;
			this.disposal.leave(directory);
		}
	}

	boolean exists() {
		SharedDirectory directory = this.current;
		return directory != null && directory.directory().exists();
	}

	OpenFile createFile() throws IOException {
		SharedDirectory directory = this.current;
		if (directory == null) {
			throw new NoSuchFileException("there is no directory");
		}
		FilePlace place = new FilePlace(directory, BatchFileName.of(this.created.getAndIncrement()));
		directory.use();
		OpenFile file = null;
		try {
			file = new OpenFile(place, directory.directory().create(place.name()));
			return file;
		}
		finally {
			if (file == null) {
				this.disposal.leave(directory);
			}
		}
	}

	void sync() throws IOException {
		SharedDirectory directory = this.current;
		if (directory != null) {
			directory.directory().sync();
		}
	}

}
