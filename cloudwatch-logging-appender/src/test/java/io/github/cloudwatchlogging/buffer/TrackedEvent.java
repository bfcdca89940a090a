package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.EventLevel;

/**
 * An event and what is known of it. No two have the same message. Moments are lengths of
 * the disk's log.
 */
final class TrackedEvent {

	static final int NEVER = Integer.MAX_VALUE;

	final int number;

	final String destination;

	final BufferedEvent event;

	/** Which process has logged it. */
	final int process;

	/** Where its record is, if it is on disk. */
	int file = -1;

	int from;

	int to;

	/** From here on it has to be there after a crash. */
	int storedAt = NEVER;

	/** From here on it has to be there after a power cut. */
	int syncedAt = NEVER;

	/** From here on it may be gone: somebody has begun to settle it. */
	int releasedAt = NEVER;

	/** Which process was the last to settle it. */
	int releasedBy;

	/** From here on it must not come back. */
	int goneAt = NEVER;

	/** From here on something has changed its record. */
	int damagedAt = NEVER;

	TrackedEvent(int number, String destination, long timestamp, EventLevel level, String message, int process) {
		this.number = number;
		this.destination = destination;
		this.event = new BufferedEvent(timestamp, level, message);
		this.process = process;
	}

	boolean isStored() {
		return this.storedAt != NEVER;
	}

	void release(int moment, int by) {
		this.releasedAt = Math.min(this.releasedAt, moment);
		this.releasedBy = by;
	}

	boolean isToSurvive(int moment) {
		return this.storedAt <= moment && moment <= this.releasedAt;
	}

	boolean isToSurvivePowerCut(int moment) {
		return this.syncedAt <= moment && moment <= this.releasedAt;
	}

	boolean isDamaged(int moment) {
		return this.damagedAt <= moment;
	}

	@Override
	public String toString() {
		String text = this.event.message();
		return "#" + this.number + "[" + this.destination + ", " + this.event.timestamp() + ", "
				+ (text.length() > 12 ? text.substring(0, 12) + "…" : text) + ", " + text.length() + " bytes, file "
				+ this.file + " at " + this.from + ", stored " + this.storedAt + ", released " + this.releasedAt
				+ ", gone " + this.goneAt + "]";
	}

}
