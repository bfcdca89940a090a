package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import io.github.cloudwatchlogging.file.BatchDirectory;
import io.github.cloudwatchlogging.file.BatchWriter;
import io.github.cloudwatchlogging.file.StoredFile;

/**
 * A process's directory on a {@link FakeDisk}.
 */
final class FakeDirectory implements BatchDirectory {

	private final FakeDisk disk;

	private final String name;

	private boolean closed;

	FakeDirectory(FakeDisk disk, String name) {
		this.disk = disk;
		this.name = name;
	}

	@Override
	public BatchWriter create(String file) throws IOException {
		if (this.closed) {
			throw new IOException("closed");
		}
		this.disk.runBeforeCreate();
		this.disk.faults.check(Kind.CREATE);
		if (this.disk.image().file(this.name, file) != null) {
			throw new FileAlreadyExistsException(file);
		}
		int number = this.disk.nextFile();
		this.disk.apply(new DiskOp.Create(this.name, file, number));
		return new FakeWriter(this.disk, number);
	}

	@Override
	public List<StoredFile> list() {
		return this.disk.image()
			.directories()
			.getOrDefault(this.name, new TreeMap<>())
			.entrySet()
			.stream()
			.map((each) -> new StoredFile(each.getKey(), this.disk.image().bytes(each.getValue()).length))
			.toList();
	}

	@Override
	public byte[] read(String file, int maxBytes) throws IOException {
		this.disk.faults.check(Kind.READ);
		byte[] bytes = this.disk.image().bytes(number(file));
		return Arrays.copyOf(bytes, Math.min(bytes.length, maxBytes));
	}

	@Override
	public void truncate(String file) throws IOException {
		this.disk.faults.check(Kind.EMPTY);
		this.disk.apply(new DiskOp.Empty(number(file)));
	}

	@Override
	public void replace(String file, byte[] bytes, boolean sync) throws IOException {
		this.disk.faults.check(Kind.CREATE);
		this.disk.apply(new DiskOp.Replace(this.name, file, number(file), this.disk.nextFile(), bytes));
	}

	@Override
	public void delete(String file) throws IOException {
		this.disk.faults.check(Kind.DELETE);
		Integer number = this.disk.image().file(this.name, file);
		if (number != null) {
			this.disk.apply(new DiskOp.Delete(this.name, file, number));
		}
	}

	@Override
	public void setAside(String file) throws IOException {
		this.disk.faults.check(Kind.SET_ASIDE);
		this.disk.apply(new DiskOp.SetAside(this.name, file, number(file)));
	}

	private int number(String file) throws IOException {
		Integer number = this.disk.image().file(this.name, file);
		if (number == null) {
			throw new NoSuchFileException(file);
		}
		return Objects.requireNonNull(number);
	}

	@Override
	public boolean exists() {
		return this.disk.image().directories().containsKey(this.name);
	}

	@Override
	public void sync() throws IOException {
		this.disk.faults.check(Kind.SYNC_DIRECTORY);
		this.disk.apply(new DiskOp.SyncDirectory(this.name));
	}

	@Override
	public void close() {
		if (!this.closed) {
			this.closed = true;
			this.disk.release(this.name);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
