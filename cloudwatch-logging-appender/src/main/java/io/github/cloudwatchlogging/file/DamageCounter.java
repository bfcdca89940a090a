package io.github.cloudwatchlogging.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Counts the records in a stretch of a file in which none is intact, by what is left of
 * their beginnings. Text cannot be mistaken for one. Records that have left no trace, in
 * a page of zeros for example, count as one together.
 */
final class DamageCounter {

	private final byte[] bytes;

	DamageCounter(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Counts in a stretch that an intact record follows.
	 */
	int between(int from, int to) {
		return count(from, to, false);
	}

	/**
	 * Counts in the last stretch, whose last record is not counted if it was never
	 * completely written.
	 */
	int atEnd(int from, int to) {
		return count(from, to, true);
	}

	private int count(int from, int to, boolean last) {
		int count = 0;
		int at = from;
		while (at < to) {
			int next = next(at, to);
			if (next < to || !last || !isTorn(at, to)) {
				count++;
			}
			at = next;
		}
		return count;
	}

	private int next(int at, int to) {
		int end = RecordLayout.end(this.bytes, at, to);
		if (end == to || (end > 0 && RecordLayout.isStart(this.bytes, end, to))) {
			return end;
		}
		// No record is shorter, so its own numbers are not taken for another's beginning.
		int next = Math.min(at + RecordLayout.OVERHEAD, to);
		while (next < to && !RecordLayout.isStart(this.bytes, next, to)) {
			next++;
		}
		return next;
	}

	private boolean isTorn(int at, int to) {
		if (!RecordLayout.isStart(this.bytes, at, to)) {
			return false;
		}
		if (to - at < RecordLayout.LENGTH_END) {
			return true;
		}
		int length = RecordLayout.length(this.bytes, at);
		int there = to - at - RecordLayout.OVERHEAD;
		return RecordLayout.isPlausibleLength(length) && length > there && !isIntactButForLength(at, there);
	}

	// A damaged length lets a complete record look as if its end were missing.
	private boolean isIntactButForLength(int at, int length) {
		if (length < 0) {
			return false;
		}
		CRC32C crc = new CRC32C();
		crc.update(RecordLayout.kind(this.bytes, at));
		crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
		crc.update(this.bytes, at + RecordLayout.LENGTH_END, RecordLayout.OVERHEAD - RecordLayout.LENGTH_END + length);
		return (int) crc.getValue() == RecordLayout.checksum(this.bytes, at);
	}

}
