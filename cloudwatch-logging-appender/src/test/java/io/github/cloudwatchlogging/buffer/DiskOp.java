package io.github.cloudwatchlogging.buffer;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * What was done to a disk, so that it can be done again up to any point.
 */
sealed interface DiskOp {

	void applyTo(DiskImage image);

	/** The file whose bytes it changes. */
	default int changedFile() {
		return -1;
	}

	/** The directory whose names it changes. */
	default String changedDirectory() {
		return "";
	}

	/** The file whose contents are over with this. */
	default int endedFile() {
		return -1;
	}

	record CreateDirectory(String directory) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			image.directories().put(this.directory, new TreeMap<>());
		}

	}

	record RemoveDirectory(String directory) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			TreeMap<String, Integer> names = image.directories().get(this.directory);
			if (names != null && names.isEmpty()) {
				image.directories().remove(this.directory);
			}
		}

	}

	record Create(String directory, String name, int file) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			image.number(this.file);
			image.directories().computeIfAbsent(this.directory, (key) -> new TreeMap<>()).put(this.name, this.file);
		}

		@Override
		public String changedDirectory() {
			return this.directory;
		}

	}

	record Write(int file, int offset, byte[] bytes) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			image.write(this.file, this.offset, this.bytes, 0, this.bytes.length);
		}

		@Override
		public int changedFile() {
			return this.file;
		}

		@Override
		public String toString() {
			return "Write[file=" + this.file + ", offset=" + this.offset + ", length=" + this.bytes.length + "]";
		}

	}

	/** Cuts a file that is being written. */
	record Cut(int file, int length) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			image.put(this.file, Arrays.copyOf(image.bytes(this.file), this.length));
		}

		@Override
		public int changedFile() {
			return this.file;
		}

	}

	/** Empties a file by its name. */
	record Empty(int file) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			image.put(this.file, new byte[0]);
		}

		@Override
		public int changedFile() {
			return this.file;
		}

		@Override
		public int endedFile() {
			return this.file;
		}

	}

	/** Another file takes the name of one. */
	record Replace(String directory, String name, int file, int replacement, byte[] bytes) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			image.number(this.replacement);
			TreeMap<String, Integer> names = image.directories().get(this.directory);
			if (names != null && names.containsKey(this.name)) {
				image.put(this.replacement, this.bytes);
				names.put(this.name, this.replacement);
			}
		}

		@Override
		public String changedDirectory() {
			return this.directory;
		}

		@Override
		public int endedFile() {
			return this.file;
		}

	}

	record Delete(String directory, String name, int file) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			TreeMap<String, Integer> names = image.directories().get(this.directory);
			if (names != null) {
				names.remove(this.name);
			}
		}

		@Override
		public String changedDirectory() {
			return this.directory;
		}

		@Override
		public int endedFile() {
			return this.file;
		}

	}

	record SetAside(String directory, String name, int file) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			TreeMap<String, Integer> names = image.directories().get(this.directory);
			if (names != null && names.remove(this.name) != null) {
				image.setAside(this.file);
			}
		}

		@Override
		public String changedDirectory() {
			return this.directory;
		}

		@Override
		public int endedFile() {
			return this.file;
		}

	}

	record SyncFile(int file) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
		}

	}

	record SyncDirectory(String directory) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
		}

	}

	/** Something has changed a byte of a file. */
	record Damage(int file, int offset, int mask) implements DiskOp {

		@Override
		public void applyTo(DiskImage image) {
			byte[] bytes = image.bytes(this.file).clone();
			if (this.offset < bytes.length) {
				bytes[this.offset] ^= (byte) this.mask;
				image.put(this.file, bytes);
			}
		}

	}

}
