package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.StringJoiner;

import io.github.cloudwatchlogging.DropReason;

/**
 * The events that were given up for want of room since the stream was last told. Guarded
 * by the buffer's lock.
 */
final class Gap {

	/** What a marker's text begins with. */
	static final String PREFIX = "[CloudWatch Logging] ";

	private final long[] counts = new long[DropReason.values().length];

	private long earliest = Long.MAX_VALUE;

	private long latest = Long.MIN_VALUE;

	private long toldAt;

	private boolean refused;

	/**
	 * A gap of which another process has told; there is nothing to tell once more.
	 * @param timestamp where it is told
	 */
	static Gap told(long timestamp) {
		Gap gap = new Gap();
		gap.toldAt = timestamp;
		return gap;
	}

	/**
	 * Whether losing an event for this reason leaves a gap. Others are the event's own
	 * fault, or come when there is nobody left to tell.
	 */
	static boolean isLeftBy(DropReason reason) {
		return reason == DropReason.BUFFER_FULL || reason == DropReason.SHED || reason == DropReason.OUTCOME_UNKNOWN;
	}

	void add(DropReason reason, long count, long earliest, long latest) {
		this.counts[reason.ordinal()] += count;
		this.earliest = Math.min(this.earliest, earliest);
		this.latest = Math.max(this.latest, latest);
	}

	void add(Gap other) {
		for (int i = 0; i < this.counts.length; i++) {
			this.counts[i] += other.counts[i];
		}
		this.earliest = Math.min(this.earliest, other.earliest);
		this.latest = Math.max(this.latest, other.latest);
	}

	boolean isEmpty() {
		return this.latest == Long.MIN_VALUE;
	}

	/**
	 * Decides where in the stream it is told of: where the gap ends, but not in the
	 * future, whose events the service refuses. In the present if the service has refused
	 * that, too.
	 */
	void tellUntil(long now) {
		this.toldAt = this.refused ? now : Math.min(this.latest, now);
	}

	/**
	 * The service has refused what tells of another gap, for its age. Has no effect if it
	 * did so before: there is no other time to try.
	 */
	void addRefused(Gap other) {
		if (!other.refused) {
			add(other);
			this.refused = true;
		}
	}

	long toldAt() {
		return this.toldAt;
	}

	byte[] message() {
		long total = 0;
		StringJoiner reasons = new StringJoiner(", ");
		for (DropReason reason : DropReason.values()) {
			long count = this.counts[reason.ordinal()];
			if (count > 0) {
				total += count;
				reasons.add(count + " " + reason.code());
			}
		}
		return (PREFIX + total + ((total == 1) ? " event is" : " events are") + " missing here, logged between "
				+ Instant.ofEpochMilli(this.earliest) + " and " + Instant.ofEpochMilli(this.latest) + ": " + reasons)
			.getBytes(StandardCharsets.UTF_8);
	}

}
