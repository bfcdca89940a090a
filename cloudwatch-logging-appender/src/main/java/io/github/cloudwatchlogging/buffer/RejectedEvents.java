package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a batch the service refused although the call succeeded:
 * {@code rejectedLogEventsInfo}. The indices refer to the events in the order in which
 * they were sent, and may lie outside the batch or overlap.
 *
 * @param tooOldEnd events before this index are too old (exclusive by the API reference)
 * @param expiredEnd events before this index are older than the retention (taken as
 * exclusive, too: the API reference is silent)
 * @param tooNewStart events from this index on are too new (inclusive by the API
 * reference)
 */
public record RejectedEvents(int tooOldEnd, int expiredEnd, int tooNewStart) {

	/** Every event was accepted. */
	public static final RejectedEvents NONE = new RejectedEvents(0, 0, Integer.MAX_VALUE);

	/** Counts the refused events of a batch by reason, then level. */
	long[][] count(Batch batch) {
		long[][] counts = new long[RejectReason.values().length][EventLevel.values().length];
		if (this.tooOldEnd > 0 || this.expiredEnd > 0 || this.tooNewStart < batch.size()) {
			@Nullable EventLevel[] levels = sentLevels(batch);
			for (int i = 0; i < levels.length; i++) {
				RejectReason reason = reason(i);
				EventLevel level = levels[i];
				if (reason != null && level != null) {
					counts[reason.ordinal()][level.ordinal()]++;
				}
			}
		}
		return counts;
	}

	/** What the refused markers of a batch were to tell. */
	List<Gap> gaps(Batch batch) {
		List<Gap> gaps = batch.gaps();
		if (gaps.isEmpty()) {
			return gaps;
		}
		List<Gap> refused = new ArrayList<>();
		@Nullable EventLevel[] levels = sentLevels(batch);
		int marker = 0;
		for (int i = 0; i < levels.length; i++) {
			if (levels[i] == null) {
				Gap gap = gaps.get(marker++);
				if (reason(i) != null) {
					refused.add(gap);
				}
			}
		}
		return refused;
	}

	private static @Nullable EventLevel[] sentLevels(Batch batch) {
		@Nullable EventLevel[] levels = batch.attempts().sentLevels();
		return (levels.length > 0) ? levels
				: batch.events().stream().map(BufferedEvent::level).toArray(EventLevel[]::new);
	}

	private @Nullable RejectReason reason(int index) {
		if (index < this.tooOldEnd) {
			return RejectReason.TOO_OLD;
		}
		if (index < this.expiredEnd) {
			return RejectReason.EXPIRED;
		}
		return (index >= this.tooNewStart) ? RejectReason.TOO_NEW : null;
	}

}
