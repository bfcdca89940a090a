package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.file.BatchOrigin;
import org.jspecify.annotations.Nullable;

/**
 * An append-only run of events for one destination. It enforces the limits of the service
 * while it fills, so a batch that exists can be sent in one call. It is filled and marked
 * under the lock of its {@link LogBuffer}; once it is sealed its events are read without
 * a lock.
 */
public abstract class Batch {

	private final DestinationKey destination;

	private final BatchLimits limits;

	private final long sequence;

	private final int offset;

	private final long openedAt;

	private final int[] levels = new int[EventLevel.values().length];

	private int events;

	private int sourceEvents;

	private int bytes;

	private long earliest = Long.MAX_VALUE;

	private long latest = Long.MIN_VALUE;

	private boolean ordered = true;

	private @Nullable CutReason cut;

	/** What each marker in this batch tells, in the order in which they were appended. */
	private final List<Gap> gaps = new ArrayList<>(0);

	private final Attempts attempts = new Attempts();

	private final Charge charge = new Charge();

	/**
	 * Opens a batch.
	 * @param destination where its events go
	 * @param limits what it may hold
	 * @param sequence its place among all batches of the buffer
	 * @param offset its place among the parts of a batch that was split
	 * @param openedAt reading of the ticker when its first event was accepted
	 */
	Batch(DestinationKey destination, BatchLimits limits, long sequence, int offset, long openedAt) {
		this.destination = destination;
		this.limits = limits;
		this.sequence = sequence;
		this.offset = offset;
		this.openedAt = openedAt;
	}

	/**
	 * Why an event cannot be added, or {@code null} if it can. The first event always
	 * can: it was cut to the limit of the service, which configured limits may be below.
	 */
	@Nullable CutReason refusal(long timestamp, int length) {
		if (this.events == 0) {
			return null;
		}
		if (this.events >= this.limits.maxEvents()) {
			return CutReason.MAX_EVENTS;
		}
		if (this.bytes + length + BatchLimits.EVENT_OVERHEAD > this.limits.maxBytes()) {
			return CutReason.MAX_BYTES;
		}
		if (Math.max(this.latest, timestamp) - Math.min(this.earliest, timestamp) > BatchLimits.MAX_SPAN_MILLIS) {
			return CutReason.TIME_SPAN;
		}
		return null;
	}

	/**
	 * Adds an event for which room was {@linkplain #reserve reserved}.
	 * @param accepted where events are counted by level: this one, too, if it is added
	 */
	final void append(long timestamp, EventLevel level, byte[] message, int length, long[] accepted) {
		int index = level.ordinal();
		add(timestamp, level, message, length);
		this.levels[index]++;
		this.sourceEvents++;
		accepted[index]++;
	}

	/** Adds an event that was counted when it came. */
	final void append(long timestamp, EventLevel level, byte[] message, int length) {
		append(timestamp, level, message, length, new long[this.levels.length]);
	}

	/**
	 * Adds an event of our own that tells of missing ones, for which room was
	 * {@linkplain #reserve reserved}. It is in no count of events; if it is given up, the
	 * gap that it tells of is open again.
	 */
	final void appendMarker(Gap gap, byte[] message) {
		this.gaps.add(gap);
		add(gap.toldAt(), null, message, message.length);
	}

	/** Counts an event that is there already. */
	final void count(long timestamp, @Nullable EventLevel level, int length) {
		this.ordered &= timestamp >= this.latest;
		this.earliest = Math.min(this.earliest, timestamp);
		this.latest = Math.max(this.latest, timestamp);
		this.bytes += length + BatchLimits.EVENT_OVERHEAD;
		this.events++;
		if (level != null) {
			this.levels[level.ordinal()]++;
			this.sourceEvents++;
		}
		else {
			this.gaps.add(Gap.told(timestamp));
		}
	}

	private void add(long timestamp, @Nullable EventLevel level, byte[] message, int length) {
		long earliest = Math.min(this.earliest, timestamp);
		long latest = Math.max(this.latest, timestamp);
		store(timestamp, level, message, length);
		// No call from here on: where the stack ends, each of them may throw.
		this.ordered &= timestamp >= this.latest;
		this.earliest = earliest;
		this.latest = latest;
		this.bytes += length + BatchLimits.EVENT_OVERHEAD;
		this.events++;
	}

	/**
	 * Takes what a message of this length needs, so that appending it cannot fail for
	 * want of memory.
	 * @throws DiskException if the disk does not take it
	 */
	abstract void reserve(int length);

	/**
	 * Puts a message behind the others, or nothing at all.
	 * @throws DiskException if the disk does not take it
	 */
	abstract void store(long timestamp, @Nullable EventLevel level, byte[] message, int length);

	/** Memory that a message of this length would take beyond what is taken now. */
	abstract long growth(int length);

	/** Bytes on disk that a message of this length would take beyond those taken now. */
	long diskGrowth(int length) {
		return 0;
	}

	/**
	 * Gives back memory that has been taken and not used; no event can be added any more.
	 */
	abstract void trim();

	/** Memory that the batch takes. */
	abstract long memory();

	/** Bytes that the batch takes on disk. */
	long disk() {
		return 0;
	}

	/** The file that holds the batch, alone or together with others. */
	@Nullable FileBatch file() {
		return null;
	}

	/** Whether the events outlive this process. */
	boolean isDurable() {
		FileBatch file = file();
		return file != null && file.isDurable();
	}

	/**
	 * Where the events go, if another process has logged them.
	 * @return what that process has left behind, or {@code null}
	 */
	public @Nullable BatchOrigin origin() {
		FileBatch file = file();
		return (file != null && file != this) ? file.origin() : null;
	}

	/**
	 * What became of the events is known: makes sure that they do not come back. May take
	 * as long as the disk takes.
	 */
	void checkpoint() {
	}

	/** Nothing of the batch is needed any more. */
	void discard() {
	}

	/** What the budgets count for it. */
	final Charge charge() {
		return this.charge;
	}

	/** The events in the order in which they were appended. */
	abstract List<BufferedEvent> read();

	/** Has no effect the second time. */
	void seal(CutReason reason) {
		if (this.cut == null) {
			this.cut = reason;
			trim();
		}
	}

	/**
	 * The events by timestamp; those of one millisecond in order of arrival. Reads them
	 * anew at each call.
	 * @return a list that nobody else uses
	 */
	public final List<BufferedEvent> events() {
		List<BufferedEvent> read = read();
		if (!this.ordered) {
			read.sort(Comparator.comparingLong(BufferedEvent::timestamp));
		}
		this.attempts.read(read);
		return read;
	}

	public final DestinationKey destination() {
		return this.destination;
	}

	/** Number of events that were logged, without markers. */
	final int sourceEvents() {
		return this.sourceEvents;
	}

	/** What the markers tell, in the order in which {@link #events} has them. */
	final List<Gap> gaps() {
		return this.gaps.stream().sorted(Comparator.comparingLong(Gap::toldAt)).toList();
	}

	/** Adds what is missing if this batch is given up. */
	final void addTo(Gap gap, DropReason reason) {
		if (this.sourceEvents > 0) {
			gap.add(reason, this.sourceEvents, this.earliest, this.latest);
		}
		this.gaps.forEach(gap::add);
	}

	/**
	 * Number of events as the service counts them, markers included.
	 * @return at least one
	 */
	public final int size() {
		return this.events;
	}

	/**
	 * Size as the service counts it.
	 * @return UTF-8 bytes and overhead of all events
	 */
	public final int bytes() {
		return this.bytes;
	}

	/**
	 * Why no more events are added.
	 * @return the reason; {@link CutReason#LINGER} while the batch is open
	 */
	public final CutReason cut() {
		CutReason reason = this.cut;
		return (reason != null) ? reason : CutReason.LINGER;
	}

	public final long openedAt() {
		return this.openedAt;
	}

	/** How it went so far to send it. */
	final Attempts attempts() {
		return this.attempts;
	}

	/** When the last of the events was logged. */
	long latest() {
		return this.latest;
	}

	int count(EventLevel level) {
		return this.levels[level.ordinal()];
	}

	long sequence() {
		return this.sequence;
	}

	int offset() {
		return this.offset;
	}

}
