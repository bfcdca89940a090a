package io.github.cloudwatchlogging.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads the records of a file, and finds the next one that is intact where one is not.
 */
final class RecordScanner {

	private final byte[] bytes;

	private final RecordChecker checker;

	private final List<StoredRecord> records = new ArrayList<>();

	private int damaged;

	private RecordScanner(byte[] bytes) {
		this.bytes = bytes;
		this.checker = new RecordChecker(bytes);
	}

	static RecordScanner scan(byte[] bytes, int from) {
		RecordScanner scanner = new RecordScanner(bytes);
		scanner.scan(from);
		return scanner;
	}

	List<StoredRecord> records() {
		return Collections.unmodifiableList(this.records);
	}

	int damaged() {
		return this.damaged;
	}

	private void scan(int from) {
		int written = Zeros.before(this.bytes);
		int at = from;
		while (at < written) {
			int end = this.checker.end(at);
			if (end >= 0) {
				add(at, end);
			}
			else {
				end = skip(at, written);
			}
			at = end;
		}
	}

	private void add(int at, int end) {
		byte kind = RecordLayout.kind(this.bytes, at);
		if (RecordKind.isKnown(kind)) {
			int start = at + RecordLayout.OVERHEAD;
			this.records.add(new StoredRecord(RecordLayout.timestamp(this.bytes, at), RecordKind.level(kind),
					this.bytes, start, end - start));
		}
		else {
			this.damaged++;
		}
	}

	private int skip(int at, int written) {
		int next = this.checker.next(at + 1);
		DamageCounter counter = new DamageCounter(this.bytes);
		this.damaged += (next < written) ? counter.between(at, next) : counter.atEnd(at, written);
		return next;
	}

}
