package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.file.BatchContents;
import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.BatchHeader;
import io.github.cloudwatchlogging.file.BatchOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A batch in a file: an event is with the operating system before it counts as appended,
 * so it survives the death of the process. The file is read each time the batch is sent,
 * so a backlog takes no memory.
 */
final class FileBatch extends Batch {

	/** What a batch takes of the heap, about. */
	static final int OWN_BYTES = 1024;

	private final FileKeeper keeper;

	/** What the file says of its destination, if another process has written it. */
	private final @Nullable BatchOrigin origin;

	private final FileReading reading;

	/** What has to be written before the first event. */
	private byte @Nullable [] header;

	private final FileContent content;

	/** Where the next record goes: only what comes before is part of the batch. */
	private int position;

	/** How many bytes there may be from the position on, of a record that failed. */
	private int torn;

	/** Into how many batches it is divided. */
	private int parts;

	/** Whether the file does not hold the events any more. */
	private volatile boolean settled;

	/** Opens a batch. Its file is created for the first event. */
	FileBatch(DestinationKey destination, BatchLimits limits, long sequence, long openedAt, FileKeeper keeper,
			byte[] header) {
		super(destination, limits, sequence, 0, openedAt);
		this.keeper = keeper;
		this.header = header;
		this.origin = null;
		this.reading = new FileReading(keeper, false);
		this.content = new FileContent(keeper, null);
	}

	/** A batch that another process has left behind. */
	FileBatch(FilePlace place, int length, BatchContents contents, BatchOrigin origin, long sequence, long openedAt,
			FileKeeper keeper) {
		super(DestinationKey.RECOVERED, BatchLimits.SERVICE, sequence, 0, openedAt);
		this.keeper = keeper;
		this.origin = origin;
		this.reading = new FileReading(keeper, contents.damaged() > 0);
		this.content = new FileContent(keeper, place);
		this.position = length;
		contents.records().forEach((each) -> count(each.timestamp(), each.level(), each.length()));
		seal(CutReason.CLOSE);
	}

	@Override
	public @Nullable BatchOrigin origin() {
		return this.origin;
	}

	@Override
	FileBatch file() {
		return this;
	}

	@Override
	boolean isDurable() {
		return this.content.rescued() == null;
	}

	@Override
	void reserve(int length) {
		byte[] header = this.header;
		if (header != null) {
			OpenFile file = this.keeper.open(header);
			this.content.opened(file);
			this.position = header.length;
			this.header = null;
		}
	}

	@Override
	void store(long timestamp, @Nullable EventLevel level, byte[] message, int length) {
		OpenFile file = Objects.requireNonNull(this.content.open());
		byte[] frame = this.keeper.frame(BatchFormat.RECORD_OVERHEAD + length);
		int bytes = BatchFormat.record(frame, timestamp, level, message, length);
		try {
			if (this.torn > 0) {
				cut(file);
			}
			this.torn = bytes;
			file.writer().write(frame, bytes);
			// No call between these: where the stack ends, each of them may throw.
			this.position += bytes;
			this.torn = 0;
		}
		catch (IOException ex) {
			try {
				cut(file);
			}
			catch (IOException suppressed) {
				ex.addSuppressed(suppressed);
			}
			throw new DiskException(ex);
		}
	}

	/** Another record must not land behind one that is torn. */
	private void cut(OpenFile file) throws IOException {
		file.writer().truncate(this.position);
		this.torn = 0;
	}

	@Override
	long growth(int length) {
		return (this.header != null) ? OWN_BYTES : 0;
	}

	@Override
	long diskGrowth(int length) {
		byte[] header = this.header;
		return BatchFormat.RECORD_OVERHEAD + length + ((header != null) ? header.length : 0);
	}

	@Override
	long memory() {
		byte[] rescued = this.content.rescued();
		return OWN_BYTES + ((rescued != null) ? rescued.length : 0);
	}

	@Override
	long disk() {
		return (this.content.rescued() != null) ? 0 : (long) this.position + this.torn;
	}

	/**
	 * Whether its room is free once it is settled; else the file is kept for somebody.
	 */
	boolean isDeletedAtTheEnd() {
		return !this.reading.isDamaged();
	}

	/** The last event has come. */
	@Override
	void trim() {
		OpenFile file = this.content.open();
		if (file != null) {
			this.keeper.close(this, file, this.position);
		}
	}

	/** Where the bytes are. */
	FileContent content() {
		return this.content;
	}

	/** Whether the next process will find the events, as far as can be seen. */
	boolean isKept() {
		return isDurable() && this.content.isThere();
	}

	/** The file cannot be used, but perhaps by somebody else: it is set aside. */
	void keepForSomebody() {
		this.reading.setAside();
	}

	@Override
	List<BufferedEvent> read() {
		return this.reading.read(() -> this.content.read(this.position), size());
	}

	/** What the file says of its batch. */
	BatchHeader storedHeader() throws IOException {
		return BatchFormat.read(this.content.read(this.position)).header();
	}

	/** The file holds something else from now on. */
	synchronized void replace(byte[] bytes, boolean sync) throws IOException {
		FilePlace place = this.content.place();
		if (!this.settled) {
			place.directory().replace(place.name(), bytes, sync);
		}
	}

	/** A part of the events is a batch by itself from now on. */
	void divide() {
		this.parts++;
	}

	/** What became of a part is known; the file is needed until the last one is. */
	void partSettled() {
		this.parts--;
		if (this.parts == 0) {
			this.keeper.free(this);
		}
	}

	/**
	 * What became of the events is known: they do not come back from now on, even if the
	 * process dies before the file is deleted.
	 */
	@Override
	synchronized void checkpoint() {
		FilePlace place = this.content.place();
		try {
			if (this.reading.isDamaged()) {
				place.directory().setAside(place.name());
			}
			else {
				empty(place);
			}
			this.settled = true;
		}
		catch (NoSuchFileException ex) {
			this.reading.forgetDamage();
			this.settled = true;
		}
		catch (IOException ex) {
			// Nothing that is given up makes room there: events are for the memory.
			this.keeper.guard().failed(ex);
		}
	}

	/** Some file systems let files be deleted that they do not let anybody change. */
	private static void empty(FilePlace place) throws IOException {
		try {
			place.directory().truncate(place.name());
		}
		catch (NoSuchFileException ex) {
			throw ex;
		}
		catch (IOException ex) {
			place.directory().delete(place.name());
		}
	}

	@Override
	void discard() {
		// Also one that still fills may be given up: its file is closed then.
		seal(CutReason.PRESSURE);
		if (!this.settled) {
			checkpoint();
		}
		this.keeper.rescued().remove(this);
		FilePlace place = this.content.place();
		if (this.settled && this.reading.isDamaged()) {
			this.keeper.wasSetAside(place, charge().disk());
		}
		else if (this.settled) {
			this.keeper.disposal().delete(place, 0);
			this.keeper.disposal().giveBack(charge().disk());
		}
		else {
			this.keeper.disposal().delete(place, charge().disk());
		}
	}

}
