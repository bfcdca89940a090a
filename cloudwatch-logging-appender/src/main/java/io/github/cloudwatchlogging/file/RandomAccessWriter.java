package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Writes through a {@link RandomAccessFile}, which knows nothing of interrupts.
 */
final class RandomAccessWriter implements BatchWriter {

	private final RandomAccessFile file;

	RandomAccessWriter(Path path) throws IOException {
		this.file = new RandomAccessFile(path.toFile(), "rw");
	}

	@Override
	public void write(byte[] bytes, int length) throws IOException {
		this.file.write(bytes, 0, length);
	}

	@Override
	public void truncate(long length) throws IOException {
		this.file.setLength(length);
		this.file.seek(length);
	}

	@Override
	public byte[] readBack(int length) throws IOException {
		byte[] bytes = new byte[length];
		long position = this.file.getFilePointer();
		this.file.seek(0);
		try {
			this.file.readFully(bytes);
		}
		finally {
			this.file.seek(position);
		}
		return bytes;
	}

	@Override
	public void sync() throws IOException {
		this.file.getFD().sync();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
