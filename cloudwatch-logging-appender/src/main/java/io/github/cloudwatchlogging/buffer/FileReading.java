package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.file.BatchContents;
import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.UnreadableBatchException;

/**
 * Reads the events of one batch from its file, as often as they are sent. Called by one
 * thread at a time, without the buffer's lock.
 */
final class FileReading {

	private final FileKeeper keeper;

	/** Whether somebody should look at the file. */
	private volatile boolean damaged;

	/** How often in a row the disk has not given what is in the file. */
	private int unread;

	/** How many other files it had given when that was suspected to be for ever. */
	private long suspectedAt;

	FileReading(FileKeeper keeper, boolean damaged) {
		this.keeper = keeper;
		this.damaged = damaged;
	}

	boolean isDamaged() {
		return this.damaged;
	}

	/** Somebody should look at the file. */
	void setAside() {
		this.damaged = true;
	}

	/** The file is not there any more, so there is nothing to look at. */
	void forgetDamage() {
		this.damaged = false;
	}

	/**
	 * Reads the events.
	 * @param expected how many there are
	 * @throws DamagedBatchException if there are fewer
	 * @throws DiskException if they may be there the next time
	 */
	List<BufferedEvent> read(Content content, int expected) {
		try {
			BatchContents contents = BatchFormat.read(content.read());
			List<BufferedEvent> events = new ArrayList<>(contents.records().size());
			contents.records()
				.forEach((each) -> events.add(new BufferedEvent(each.timestamp(), each.level(), each.message())));
			if (events.size() != expected) {
				this.damaged = true;
				throw new DamagedBatchException("the file of a batch is damaged", events);
			}
			this.unread = 0;
			return events;
		}
		catch (NoSuchFileException ex) {
			throw new DamagedBatchException("the file of a batch was deleted", List.of());
		}
		catch (UnreadableBatchException ex) {
			this.damaged = true;
			throw new DamagedBatchException("the file of a batch is damaged", List.of());
		}
		catch (IOException ex) {
			throw unread(ex);
		}
	}

	/**
	 * The disk does not give what is in the file. Where it gives others meanwhile, the
	 * fault is the file's, and waiting does not mend it.
	 */
	private RuntimeException unread(IOException reason) {
		long others = this.keeper.filesRead();
		this.unread++;
		if (this.unread <= Attempts.SUSPICIOUS) {
			this.suspectedAt = others;
		}
		else if (others > this.suspectedAt) {
			this.damaged = true;
			return new DamagedBatchException("the file of a batch cannot be read", List.of());
		}
		return new DiskException(reason);
	}

	/** The bytes of the file. */
	interface Content {

		byte[] read() throws IOException;

	}

}
