package io.github.cloudwatchlogging.boot.health;

import java.time.Duration;
import java.time.Instant;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import org.jspecify.annotations.Nullable;

/**
 * Whether events were dropped lately. The pipeline knows how many were dropped, not when;
 * so what two looks find different happened in between, and is taken to have happened at
 * the second one: a drop may be reported for longer than {@link #WINDOW}, never for less,
 * and however many ask, each of them sees it. What was dropped before the first look
 * counts as found there.
 * <p>
 * Events without text do not count: they are no loss, and an application that logs empty
 * lines would never be well. Not thread-safe.
 */
final class DropWatch {

	/** How long is "lately". */
	static final Duration WINDOW = Duration.ofMinutes(5);

	private long seen;

	private @Nullable Instant increasedAt;

	/**
	 * Looks at the counts of a moment.
	 * @param counts the counts
	 * @param now that moment
	 * @return whether events were dropped within the {@link #WINDOW}
	 */
	boolean look(EventCounts counts, Instant now) {
		long dropped = counts.dropped() - counts.dropped(DropReason.EMPTY);
		if (dropped > this.seen) {
			this.increasedAt = now;
		}
		this.seen = dropped;
		return this.increasedAt != null && Duration.between(this.increasedAt, now).compareTo(WINDOW) < 0;
	}

}
