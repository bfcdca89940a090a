package io.github.cloudwatchlogging.buffer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.BatchHeader;

/**
 * The files of batches that were split. Each holds all events until the last part is
 * settled; at the end it is replaced by one that holds those that are not, or the next
 * process would deliver the others again.
 */
final class SplitFiles {

	private final BufferState state;

	/** Whether what is written has to reach the disk itself. */
	private final boolean sync;

	SplitFiles(BufferState state, boolean sync) {
		this.state = state;
		this.sync = sync;
	}

	/** Called without the buffer's lock, when nothing is delivered any more. */
	void replace() {
		Map<FileBatch, List<Batch>> parts = new LinkedHashMap<>();
		synchronized (this.state) {
			this.state.queues.stream().forEach((queue) -> queue.forEach((batch) -> {
				FileBatch file = batch.file();
				if (file != null && file != batch) {
					parts.computeIfAbsent(file, (absent) -> new ArrayList<>()).add(batch);
				}
			}));
		}
		parts.forEach((file, left) -> {
			if (left.stream().mapToInt(Batch::size).sum() < file.size()) {
				replace(file, left);
			}
		});
	}

	private void replace(FileBatch file, List<Batch> left) {
		try {
			byte[] bytes = bytes(file.storedHeader(), left);
			synchronized (this.state) {
				if (!this.state.disk.fits(bytes.length)) {
					return;
				}
			}
			file.replace(bytes, this.sync);
		}
		catch (IOException ex) {
			// All of it is delivered again, which is better than none.
		}
	}

	private static byte[] bytes(BatchHeader header, List<Batch> left) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(BatchFormat.header(header));
		left.sort(BatchOrder.OLDEST_FIRST);
		for (Batch part : left) {
			for (BufferedEvent event : part.events()) {
				byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
				byte[] record = new byte[BatchFormat.RECORD_OVERHEAD + message.length];
				BatchFormat.record(record, event.timestamp(), event.level(), message, message.length);
				bytes.write(record);
			}
		}
		return bytes.toByteArray();
	}

}
