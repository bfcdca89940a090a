package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What is on a disk at one moment. Files have numbers beside their names, as they outlive
 * those. Cheap to copy: bytes are replaced, never changed.
 */
final class DiskImage {

	private static final byte[] EMPTY = new byte[0];

	private final Map<Integer, byte[]> files;

	private final TreeMap<String, TreeMap<String, Integer>> directories = new TreeMap<>();

	private final List<Integer> setAside;

	private int nextFile;

	DiskImage() {
		this.files = new HashMap<>();
		this.setAside = new ArrayList<>();
	}

	private DiskImage(DiskImage other) {
		this.files = new HashMap<>(other.files);
		other.directories.forEach((name, names) -> this.directories.put(name, new TreeMap<>(names)));
		this.setAside = new ArrayList<>(other.setAside);
		this.nextFile = other.nextFile;
	}

	DiskImage copy() {
		return new DiskImage(this);
	}

	/** Names and numbers of the files in each directory. */
	TreeMap<String, TreeMap<String, Integer>> directories() {
		return this.directories;
	}

	@Nullable Integer file(String directory, String name) {
		TreeMap<String, Integer> names = this.directories.get(directory);
		return (names != null) ? names.get(name) : null;
	}

	int nextFile() {
		return this.nextFile;
	}

	/** No other file gets this number. */
	void number(int file) {
		this.nextFile = Math.max(this.nextFile, file + 1);
	}

	/** Nothing if the file is gone, or was never there. */
	byte[] bytes(int file) {
		return this.files.getOrDefault(file, EMPTY);
	}

	void put(int file, byte[] bytes) {
		this.files.put(file, bytes);
	}

	/** What lies between the old end and the offset becomes zeros. */
	void write(int file, int offset, byte[] bytes, int from, int to) {
		byte[] old = bytes(file);
		byte[] changed = Arrays.copyOf(old, Math.max(old.length, offset + to));
		System.arraycopy(bytes, from, changed, offset + from, to - from);
		put(file, changed);
	}

	void setAside(int file) {
		this.setAside.add(file);
	}

	/** Somebody deletes what is set aside. */
	void clearSetAside() {
		this.setAside.clear();
	}

	/** All files that have a name, also those that are set aside. */
	List<Integer> named() {
		List<Integer> named = new ArrayList<>(this.setAside);
		this.directories.values().forEach((names) -> named.addAll(names.values()));
		return named;
	}

	long length() {
		return sum(named());
	}

	long setAsideLength() {
		return sum(this.setAside);
	}

	private long sum(List<Integer> numbers) {
		return numbers.stream().mapToLong((file) -> bytes(file).length).sum();
	}

}
