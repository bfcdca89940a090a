package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of each event of one destination. Guarded by the buffer's lock.
 */
final class EventLedger {

	private static final EventLevel[] LEVELS = EventLevel.values();

	private final LossCount losses;

	private final long[] accepted = new long[LEVELS.length];

	private final long[] recovered = new long[LEVELS.length];

	private final long[] delivered = new long[LEVELS.length];

	private final long[][] rejected = new long[RejectReason.values().length][LEVELS.length];

	private final long[][] dropped = new long[DropReason.values().length][LEVELS.length];

	/**
	 * Creates empty books.
	 * @param losses counts what is lost of all destinations
	 */
	EventLedger(LossCount losses) {
		this.losses = losses;
	}

	/**
	 * Where accepted events are counted by level. Whoever stores one counts it in the
	 * same breath: where the stack ends, a call in between may throw.
	 */
	long[] accepted() {
		return this.accepted;
	}

	void recovered(Batch batch) {
		for (EventLevel level : LEVELS) {
			this.recovered[level.ordinal()] += batch.count(level);
		}
	}

	/** Events of dead processes that cannot be read any more, not even their level. */
	void damaged(long events) {
		this.recovered[EventLevel.INFO.ordinal()] += events;
		this.dropped[DropReason.UNREADABLE.ordinal()][EventLevel.INFO.ordinal()] += events;
		this.losses.add(events);
	}

	void rejected(RejectReason reason, Batch batch) {
		for (EventLevel level : LEVELS) {
			this.rejected[reason.ordinal()][level.ordinal()] += batch.count(level);
		}
		this.losses.add(batch.sourceEvents());
	}

	/** What is missing in what is left of a batch. */
	void unreadable(Batch batch, @Nullable Batch rest) {
		for (EventLevel level : LEVELS) {
			this.dropped[DropReason.UNREADABLE.ordinal()][level.ordinal()] += batch.count(level)
					- ((rest != null) ? rest.count(level) : 0);
		}
		this.losses.add(batch.sourceEvents() - ((rest != null) ? rest.sourceEvents() : 0));
	}

	/** An event is accepted, but cannot be stored. */
	void refused(DropReason reason, EventLevel level) {
		long[] dropped = this.dropped[reason.ordinal()];
		int index = level.ordinal();
		this.accepted[index]++;
		dropped[index]++;
		this.losses.add(1);
	}

	void dropped(DropReason reason, Batch batch) {
		for (EventLevel level : LEVELS) {
			this.dropped[reason.ordinal()][level.ordinal()] += batch.count(level);
		}
		this.losses.add(batch.sourceEvents());
	}

	void acknowledged(Batch batch, long[][] refused) {
		for (EventLevel level : LEVELS) {
			int i = level.ordinal();
			this.delivered[i] += batch.count(level);
			for (int reason = 0; reason < refused.length; reason++) {
				this.delivered[i] -= refused[reason][i];
				this.rejected[reason][i] += refused[reason][i];
				this.losses.add(refused[reason][i]);
			}
		}
	}

	EventCounts snapshot() {
		return new EventCounts(this.accepted.clone(), this.recovered.clone(), this.delivered.clone(),
				copy(this.rejected), copy(this.dropped));
	}

	private static long[][] copy(long[][] counts) {
		long[][] copy = new long[counts.length][];
		for (int i = 0; i < counts.length; i++) {
			copy[i] = counts[i].clone();
		}
		return copy;
	}

}
