package io.github.cloudwatchlogging.buffer;

import java.io.IOException;

import io.github.cloudwatchlogging.file.BatchDirectories;
import org.jspecify.annotations.Nullable;

/**
 * What files take of the disk that cannot be given up for new events. Guarded by the
 * buffer's lock.
 */
final class DiskRoom {

	private final Budget disk;

	private final BatchDirectories directories;

	/** Bytes of files that nobody has looked into yet. */
	private long unknown;

	/** Bytes of files that stay where they are, those that are set aside included. */
	private long fixed;

	private long setAside;

	DiskRoom(Budget disk, BatchDirectories directories) {
		this.disk = disk;
		this.directories = directories;
	}

	/**
	 * Counts the files that are set aside, also those of other processes: there are never
	 * more than a few, and whoever adds one may delete another.
	 */
	void takeStock() throws IOException {
		long bytes = this.directories.setAsideBytes();
		this.disk.take(bytes - this.setAside);
		fixed(bytes - this.setAside);
		this.setAside = bytes;
	}

	/** Files were found, or are left for somebody who can read them. */
	void fixed(long bytes) {
		this.fixed += bytes;
	}

	long fixed() {
		return this.fixed;
	}

	/** Files of dead processes were found, or were looked into. */
	void unknown(long bytes) {
		this.unknown += bytes;
	}

	/** Whether files that stay where they are leave enough for others. */
	boolean isLeft() {
		return this.fixed <= this.disk.capacity() / 2;
	}

	/**
	 * Whether there is room for new batches, if need be by giving up others. While it is
	 * not known what dead processes have left, nothing of that can be given up.
	 */
	boolean isUsable() {
		return isLeft() && (this.unknown == 0 || !this.disk.isNearlyFull());
	}

	/** Why there is none, {@code null} if there is. */
	@Nullable String obstacle() {
		if (!isLeft()) {
			return "files that are set aside or cannot be read take " + this.fixed + " of the " + this.disk.capacity()
					+ " bytes that all may take";
		}
		return isUsable() ? null
				: "what earlier processes have left takes nearly all of the room, and is still being looked into";
	}

}
