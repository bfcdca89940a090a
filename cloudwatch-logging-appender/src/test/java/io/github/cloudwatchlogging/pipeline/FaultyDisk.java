package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.github.cloudwatchlogging.file.BatchDirectories;
import io.github.cloudwatchlogging.file.BatchDirectory;
import io.github.cloudwatchlogging.file.BatchWriter;
import io.github.cloudwatchlogging.file.StoredFile;

/**
 * The disk of this machine, on which any operation can be made to fail, and which can be
 * made to be full: then a write leaves behind what there was room for.
 */
final class FaultyDisk implements BatchDirectories {

	/** What is asked of a disk. */
	enum Operation {

		CREATE_DIRECTORY, ADOPT, CREATE, LIST, READ, TRUNCATE, DELETE, SET_ASIDE, SYNC_DIRECTORY, WRITE, CUT, READ_BACK,
		SYNC, CLOSE

	}

	/** Files that are open for writing. */
	final AtomicInteger open = new AtomicInteger();

	/** How many there were at most. */
	final AtomicInteger mostOpen = new AtomicInteger();

	private final BatchDirectories real;

	private final Map<Operation, Predicate<String>> faults = new ConcurrentHashMap<>();

	private final Map<Operation, AtomicLong> calls = new ConcurrentHashMap<>();

	/** What each file takes. */
	private final Map<String, Long> lengths = new HashMap<>();

	private long length;

	private long mostLength;

	private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

	FaultyDisk(BatchDirectories real) {
		this.real = real;
	}

	void fail(Operation operation) {
		fail(operation, (name) -> true);
	}

	/** Lets it fail for some files. */
	void fail(Operation operation, Predicate<String> name) {
		this.faults.put(operation, name);
	}

	void fail(Operation operation, int times) {
		AtomicInteger left = new AtomicInteger(times);
		fail(operation, (name) -> left.getAndDecrement() > 0);
	}

	/** Leaves room for so many bytes; what is deleted makes no more. */
	void fill(long room) {
		this.room.set(room);
	}

	void mend() {
		this.faults.clear();
		this.room.set(Long.MAX_VALUE);
	}

	long calls(Operation operation) {
		return this.calls.computeIfAbsent(operation, (absent) -> new AtomicLong()).get();
	}

	/** How many bytes all files took at most. */
	synchronized long mostLength() {
		return this.mostLength;
	}

	private synchronized void account(String file, long length) {
		Long before = (length > 0) ? this.lengths.put(file, length) : this.lengths.remove(file);
		this.length += length - ((before != null) ? before : 0);
		this.mostLength = Math.max(this.mostLength, this.length);
	}

	private void check(Operation operation, String name) throws IOException {
		this.calls.computeIfAbsent(operation, (absent) -> new AtomicLong()).incrementAndGet();
		Predicate<String> fault = this.faults.get(operation);
		if (fault != null && fault.test(name)) {
			throw new IOException("Input/output error at " + operation);
		}
	}

	@Override
	public BatchDirectory create() throws IOException {
		check(Operation.CREATE_DIRECTORY, "");
		return new Directory(this.real.create());
	}

	@Override
	public List<BatchDirectory> adopt() throws IOException {
		check(Operation.ADOPT, "");
		return this.real.adopt().stream().<BatchDirectory>map(Directory::new).toList();
	}

	@Override
	public long setAsideBytes() throws IOException {
		return this.real.setAsideBytes();
	}

	/** A directory of it. */
	private final class Directory implements BatchDirectory {

		private final BatchDirectory directory;

		Directory(BatchDirectory directory) {
			this.directory = directory;
		}

		@Override
		public BatchWriter create(String name) throws IOException {
			check(Operation.CREATE, name);
			Writer writer = new Writer(name, this.directory + name, this.directory.create(name));
			FaultyDisk.this.mostOpen.accumulateAndGet(FaultyDisk.this.open.incrementAndGet(), Math::max);
			return writer;
		}

		@Override
		public List<StoredFile> list() throws IOException {
			check(Operation.LIST, "");
			List<StoredFile> files = this.directory.list();
			files.forEach((file) -> account(this.directory + file.name(), file.length()));
			return files;
		}

		@Override
		public byte[] read(String name, int maxBytes) throws IOException {
			check(Operation.READ, name);
			return this.directory.read(name, maxBytes);
		}

		@Override
		public void truncate(String name) throws IOException {
			check(Operation.TRUNCATE, name);
			this.directory.truncate(name);
			account(this.directory + name, 0);
		}

		@Override
		public void replace(String name, byte[] bytes, boolean sync) throws IOException {
			this.directory.replace(name, bytes, sync);
		}

		@Override
		public void delete(String name) throws IOException {
			check(Operation.DELETE, name);
			this.directory.delete(name);
			account(this.directory + name, 0);
		}

		@Override
		public void setAside(String name) throws IOException {
			check(Operation.SET_ASIDE, name);
			this.directory.setAside(name);
		}

		@Override
		public boolean exists() {
			return this.directory.exists();
		}

		@Override
		public void sync() throws IOException {
			check(Operation.SYNC_DIRECTORY, "");
			this.directory.sync();
		}

		@Override
		public void close() {
			this.directory.close();
		}

		@Override
		public String toString() {
			return this.directory.toString();
		}

	}

	/** A file on it. */
	private final class Writer implements BatchWriter {

		private final String name;

		private final String path;

		private final BatchWriter writer;

		private long length;

		Writer(String name, String path, BatchWriter writer) {
			this.name = name;
			this.path = path;
			this.writer = writer;
		}

		@Override
		public void write(byte[] bytes, int length) throws IOException {
			check(Operation.WRITE, this.name);
			long before = FaultyDisk.this.room.getAndUpdate((room) -> Math.max(0, room - length));
			this.length += Math.min(before, length);
			account(this.path, this.length);
			if (before < length) {
				this.writer.write(bytes, (int) before);
				throw new IOException("No space left on device");
			}
			this.writer.write(bytes, length);
		}

		@Override
		public void truncate(long length) throws IOException {
			check(Operation.CUT, this.name);
			this.writer.truncate(length);
			this.length = length;
			account(this.path, length);
		}

		@Override
		public byte[] readBack(int length) throws IOException {
			check(Operation.READ_BACK, this.name);
			return this.writer.readBack(length);
		}

		@Override
		public void sync() throws IOException {
			check(Operation.SYNC, this.name);
			this.writer.sync();
		}

		@Override
		public void close() throws IOException {
			FaultyDisk.this.open.decrementAndGet();
			this.writer.close();
			check(Operation.CLOSE, this.name);
		}

	}

}
