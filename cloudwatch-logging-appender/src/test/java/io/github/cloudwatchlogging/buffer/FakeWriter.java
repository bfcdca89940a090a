package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.Arrays;

import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import io.github.cloudwatchlogging.file.BatchWriter;

/**
 * Writes a file on a {@link FakeDisk}, where the last write has ended, as the operating
 * system does: also behind one that has failed.
 */
final class FakeWriter implements BatchWriter {

	private final FakeDisk disk;

	private final int file;

	private int position;

	private boolean closed;

	FakeWriter(FakeDisk disk, int file) {
		this.disk = disk;
		this.file = file;
		disk.opened();
	}

	@Override
	public void write(byte[] bytes, int length) throws IOException {
		checkOpen();
		int writable = this.disk.faults.writable(length, this.disk.image()::length);
		int count = Math.min(writable, length);
		if (count > 0) {
			this.disk.apply(new DiskOp.Write(this.file, this.position, Arrays.copyOf(bytes, count)));
			this.position += count;
		}
		if (writable == DiskFaults.ALL) {
			this.disk.completed();
		}
		else {
			throw this.disk.faults.refused(Kind.WRITE, "No space left on device");
		}
	}

	@Override
	public void truncate(long length) throws IOException {
		checkOpen();
		this.disk.faults.check(Kind.CUT);
		this.disk.apply(new DiskOp.Cut(this.file, (int) length));
		this.position = (int) length;
	}

	@Override
	public byte[] readBack(int length) throws IOException {
		checkOpen();
		return Arrays.copyOf(this.disk.image().bytes(this.file), length);
	}

	@Override
	public void sync() throws IOException {
		this.disk.runBeforeSync();
		checkOpen();
		this.disk.faults.check(Kind.SYNC);
		this.disk.apply(new DiskOp.SyncFile(this.file));
	}

	private void checkOpen() throws IOException {
		if (this.closed) {
			throw new IOException("closed");
		}
	}

	@Override
	public void close() {
		if (!this.closed) {
			this.closed = true;
			this.disk.closed();
		}
	}

}
