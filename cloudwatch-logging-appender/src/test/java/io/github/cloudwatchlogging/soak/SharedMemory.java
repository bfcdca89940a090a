package io.github.cloudwatchlogging.soak;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process that logs and the test that kills it tell each other. What was written
 * is there, whenever the process dies.
 */
final class SharedMemory {

	/** Threads that log. */
	static final int THREADS = 4;

	private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private final MappedByteBuffer bytes;

	SharedMemory(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			int words = Word.values().length + 2 * THREADS;
			this.bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) words * Long.BYTES);
		}
	}

	long get(Word word) {
		return read(word.ordinal());
	}

	/** Each word has one writer. */
	void set(Word word, long value) {
		write(word.ordinal(), value);
	}

	void increment(Word word) {
		set(word, get(word) + 1);
	}

	/** How many events a thread has begun to log. */
	long started(int thread) {
		return read(Word.values().length + thread);
	}

	void started(int thread, long events) {
		write(Word.values().length + thread, events);
	}

	/** For how many events the call of a thread has returned. */
	long returned(int thread) {
		return read(Word.values().length + THREADS + thread);
	}

	void returned(int thread, long events) {
		write(Word.values().length + THREADS + thread, events);
	}

	private long read(int index) {
		return (long) LONGS.getVolatile(this.bytes, index * Long.BYTES);
	}

	private void write(int index, long value) {
		LONGS.setVolatile(this.bytes, index * Long.BYTES, value);
	}

	/** What can be told. */
	enum Word {

		/** The test: 1 to log, 0 to pause. */
		LOGGING,

		/** The test: how many bursts there shall have been. */
		BURSTS,

		/** The test: how many single events there shall have been. */
		PROBES,

		/** The test: how many flushes there shall have been. */
		FLUSHES,

		/** The process: how often the disk was found to fail. */
		FAILURES,

		/** The process: how often it was found to work again. */
		RETURNS,

		/** The process: how many events wait, backlog included. */
		QUEUED,

		/** The process: how many events it has given up, other than refused ones. */
		DROPPED,

		/** The process: how often it has written these figures. */
		FIGURES,

		/** The process: 1 if its figures do not add up. */
		BROKEN

	}

}
