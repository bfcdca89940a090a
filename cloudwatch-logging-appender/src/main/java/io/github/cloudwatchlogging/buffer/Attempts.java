package io.github.cloudwatchlogging.buffer;

import java.util.List;

import io.github.cloudwatchlogging.EventLevel;
import org.jspecify.annotations.Nullable;

/**
 * How it went so far to send a batch. Guarded by the buffer's lock.
 */
final class Attempts {

	/** How often a batch is refused before others are tried in its place. */
	static final int SUSPICIOUS = 3;

	private static final @Nullable EventLevel[] NOTHING = {};

	private @Nullable EventLevel[] sent = NOTHING;

	private int failures;

	private boolean outcomeUnknown;

	/** How many calls for the destination had succeeded when the suspicion arose. */
	private @Nullable Long suspectedAt;

	/** The events are read, to be sent. Called by the thread that sends them. */
	void read(List<BufferedEvent> events) {
		this.sent = events.stream().map(BufferedEvent::level).toArray(EventLevel[]::new);
	}

	/**
	 * The level of each event in the order in which they were sent; {@code null} for
	 * markers. What was sent can be counted, whatever becomes of the disk meanwhile.
	 */
	@Nullable EventLevel[] sentLevels() {
		return this.sent;
	}

	/** No call carries the batch any more. */
	void landed() {
		this.sent = NOTHING;
	}

	/** How often sending the batch has failed. */
	int failures() {
		return this.failures;
	}

	void failed(boolean outcomeUnknown) {
		this.failures++;
		this.outcomeUnknown |= outcomeUnknown;
	}

	/**
	 * The batch was refused in a way that may be its own fault, or everybody's.
	 * @param successes how many calls for the destination have succeeded
	 */
	void refused(long successes) {
		if (this.failures >= SUSPICIOUS || this.suspectedAt != null) {
			this.suspectedAt = successes;
		}
	}

	/** Whether others are tried in its place. */
	boolean isSuspected() {
		return this.suspectedAt != null;
	}

	/** Whether others were accepted since the suspicion arose. */
	boolean isGuilty(long successes) {
		return this.suspectedAt != null && successes > this.suspectedAt;
	}

	/** What is known of a batch that was split is true for its parts. */
	void inherit(Attempts whole, long successes) {
		this.outcomeUnknown = whole.outcomeUnknown;
		this.suspectedAt = (whole.suspectedAt != null) ? successes : null;
	}

	/** Whether the service may have stored the events although it was not believed. */
	boolean outcomeUnknown() {
		return this.outcomeUnknown;
	}

}
