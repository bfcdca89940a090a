package io.github.cloudwatchlogging.file;

import org.jspecify.annotations.Nullable;

/**
 * Reads a file, or says why that is not possible.
 */
final class BatchReader {

	private BatchReader() {
	}

	static BatchContents read(byte[] bytes) throws UnreadableBatchException {
		HeaderFrame frame = HeaderFrame.find(bytes);
		if (frame == null) {
			throw withoutHeader(bytes);
		}
		if (frame.version() > BatchFormat.VERSION) {
			throw UnreadableBatchException.future(frame.version());
		}
		BatchHeader header = decode(frame);
		RecordScanner scanner = RecordScanner.scan(bytes, frame.end());
		if (header == null) {
			throw UnreadableBatchException.damaged("Its header is intact, but not of version " + BatchFormat.VERSION,
					scanner.records().size());
		}
		return new BatchContents(header, scanner.records(), scanner.damaged());
	}

	private static @Nullable BatchHeader decode(HeaderFrame frame) {
		return (frame.version() == BatchFormat.VERSION) ? HeaderPayload.decode(frame.payload()) : null;
	}

	private static UnreadableBatchException withoutHeader(byte[] bytes) {
		int written = Zeros.before(bytes);
		int records = RecordScanner.scan(bytes, 0).records().size();
		if (records == 0 && HeaderFrame.isTorn(bytes, written)) {
			return UnreadableBatchException.empty();
		}
		String message = (HeaderFrame.isStart(bytes)) ? "Both copies of its header are damaged"
				: "It does not begin as a batch does";
		return UnreadableBatchException.damaged(message, records);
	}

}
