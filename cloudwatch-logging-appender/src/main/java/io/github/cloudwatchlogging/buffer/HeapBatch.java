package io.github.cloudwatchlogging.buffer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * A batch in memory: a list of chunks that is never copied to grow. Chunks stay far below
 * the size at which the garbage collector treats an array as humongous, which in a small
 * heap is half a megabyte.
 */
final class HeapBatch extends Batch {

	static final int CHUNK_BYTES = 64 * 1024;

	/**
	 * What a batch takes beside its chunks, about. Of the last chunk at least this much
	 * is counted for it, so that very many very small batches stay within the budget.
	 */
	static final int OWN_BYTES = 512;

	/** Timestamp, level and length before each message. */
	private static final int HEADER_BYTES = Long.BYTES + 1 + Integer.BYTES;

	/** In place of the level of an event of our own. */
	private static final byte MARKER = -1;

	private static final EventLevel[] LEVELS = EventLevel.values();

	private final List<byte[]> chunks = new ArrayList<>();

	private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);

	private long position;

	/** Where the events are as well, if this is a part of a batch in a file. */
	private final @Nullable FileBatch file;

	/** What less is counted for the last chunk than for the others. */
	private long trimmed;

	HeapBatch(DestinationKey destination, BatchLimits limits, long sequence, long openedAt) {
		super(destination, limits, sequence, 0, openedAt);
		this.file = null;
	}

	/** A part of another batch, in which its events start at the given one. */
	HeapBatch(Batch whole, int start) {
		super(whole.destination(), BatchLimits.SERVICE, whole.sequence(), whole.offset() + start, whole.openedAt());
		this.file = whole.file();
	}

	@Override
	@Nullable FileBatch file() {
		return this.file;
	}

	@Override
	void discard() {
		if (this.file != null) {
			this.file.partSettled();
		}
	}

	@Override
	void reserve(int length) {
		long missing = chunksFor(this.position + HEADER_BYTES + length) - this.chunks.size();
		if (missing > 0) {
			// All or none, also where memory runs out in between.
			List<byte[]> added = new ArrayList<>();
			for (int i = 0; i < missing; i++) {
				added.add(new byte[CHUNK_BYTES]);
			}
			this.chunks.addAll(added);
		}
	}

	@Override
	void store(long timestamp, @Nullable EventLevel level, byte[] message, int length) {
		byte code = (level != null) ? (byte) level.ordinal() : MARKER;
		this.header.clear().putLong(timestamp).put(code).putInt(length);
		long end = write(this.position, this.header.array(), HEADER_BYTES);
		// Only now is the event there, whatever was thrown before.
		this.position = write(end, message, length);
	}

	private long write(long position, byte[] source, int length) {
		long target = position;
		int written = 0;
		while (written < length) {
			int start = (int) (target % CHUNK_BYTES);
			int count = Math.min(length - written, CHUNK_BYTES - start);
			System.arraycopy(source, written, this.chunks.get((int) (target / CHUNK_BYTES)), start, count);
			written += count;
			target += count;
		}
		return target;
	}

	@Override
	long growth(int length) {
		return chunksFor(this.position + HEADER_BYTES + length) * CHUNK_BYTES - memory();
	}

	@Override
	long memory() {
		return (long) this.chunks.size() * CHUNK_BYTES - this.trimmed;
	}

	@Override
	void trim() {
		trimTo(OWN_BYTES);
	}

	/** The parts of a batch that is split take no more memory than the whole. */
	void trimFully() {
		trimTo(0);
	}

	private void trimTo(int ownBytes) {
		int last = this.chunks.size() - 1;
		int used = (int) (this.position - (long) last * CHUNK_BYTES);
		int spare = CHUNK_BYTES - used - ownBytes;
		if (last >= 0 && this.trimmed == 0 && spare > 0) {
			this.chunks.set(last, Arrays.copyOf(this.chunks.get(last), used));
			this.trimmed = spare;
		}
	}

	/** Memory that a batch takes which holds a single message of this length. */
	static long memoryFor(int length) {
		return chunksFor(HEADER_BYTES + (long) length) * CHUNK_BYTES;
	}

	private static long chunksFor(long bytes) {
		return (bytes + CHUNK_BYTES - 1) / CHUNK_BYTES;
	}

	@Override
	List<BufferedEvent> read() {
		List<BufferedEvent> events = new ArrayList<>(size());
		Reader reader = new Reader();
		for (int i = 0; i < size(); i++) {
			ByteBuffer header = ByteBuffer.wrap(reader.next(HEADER_BYTES), reader.start, HEADER_BYTES);
			long timestamp = header.getLong();
			byte code = header.get();
			EventLevel level = (code != MARKER) ? LEVELS[code] : null;
			int length = header.getInt();
			byte[] bytes = reader.next(length);
			events.add(new BufferedEvent(timestamp, level,
					new String(bytes, reader.start, length, StandardCharsets.UTF_8)));
		}
		return events;
	}

	/** Walks over the chunks; copies only what crosses the border of two. */
	private final class Reader {

		private long position;

		/** Where the bytes start in the array that {@link #next} returned last. */
		private int start;

		byte[] next(int length) {
			int chunk = (int) (this.position / CHUNK_BYTES);
			this.start = (int) (this.position % CHUNK_BYTES);
			this.position += length;
			if (this.start + length <= CHUNK_BYTES) {
				return (length > 0) ? HeapBatch.this.chunks.get(chunk) : new byte[0];
			}
			byte[] joined = new byte[length];
			int copied = 0;
			while (copied < length) {
				int count = Math.min(length - copied, CHUNK_BYTES - this.start);
				System.arraycopy(HeapBatch.this.chunks.get(chunk++), this.start, joined, copied, count);
				copied += count;
				this.start = 0;
			}
			this.start = 0;
			return joined;
		}

	}

}
