package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * How many logging calls have returned in each thread of a process, in memory that
 * survives the process.
 */
final class Witness {

	static final int THREADS = 8;

	/** A cache line each, so that the threads do not slow each other down. */
	private static final int DISTANCE = 64;

	private final MappedByteBuffer memory;

	Witness(Path file) throws IOException {
		try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
			this.memory = opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, THREADS * DISTANCE);
		}
	}

	void returned(int thread, long number) {
		this.memory.putLong(thread * DISTANCE, number);
	}

	long returned(int thread) {
		return this.memory.getLong(thread * DISTANCE);
	}

	long returned() {
		long sum = 0;
		for (int i = 0; i < THREADS; i++) {
			sum += returned(i);
		}
		return sum;
	}

}
