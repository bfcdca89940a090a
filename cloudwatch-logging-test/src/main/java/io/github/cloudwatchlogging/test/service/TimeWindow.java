package io.github.cloudwatchlogging.test.service;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which timestamps the service takes at one moment.
 *
 * @param now the moment, in milliseconds since 1970
 * @param oldest the oldest timestamp that is not too old
 * @param newest the newest timestamp that is not too new
 */
record TimeWindow(long now, long oldest, long newest) {

	private static final long MAX_SPAN = Duration.ofHours(24).toMillis();

	static TimeWindow at(long now) {
		return new TimeWindow(now, now - Duration.ofDays(14).toMillis(), now + Duration.ofHours(2).toMillis());
	}

	/**
	 * The span counts over the events inside the window only. Exactly 24 hours are taken:
	 * two of the big shippers send such batches.
	 * @param sorted the batch, in chronological order
	 */
	void checkSpan(List<InputEvent> sorted) {
		Rejections rejections = reject(sorted, null);
		List<InputEvent> valid = rejections.accepted(sorted);
		if (!valid.isEmpty() && valid.get(valid.size() - 1).timestamp() - valid.get(0).timestamp() > MAX_SPAN) {
			throw ServiceException.invalidParameter(
					"The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
		}
	}

	Rejections reject(List<InputEvent> sorted, @Nullable Integer retentionInDays) {
		int tooOldEnd = countOlder(sorted, this.oldest);
		int expiredEnd = 0;
		if (retentionInDays != null) {
			expiredEnd = countOlder(sorted, this.now - Duration.ofDays(retentionInDays).toMillis());
		}
		int tooNewStart = sorted.size();
		while (tooNewStart > 0 && sorted.get(tooNewStart - 1).timestamp() > this.newest) {
			tooNewStart--;
		}
		return new Rejections(sorted.size(), tooOldEnd, expiredEnd, tooNewStart);
	}

	private static int countOlder(List<InputEvent> sorted, long limit) {
		int count = 0;
		while (count < sorted.size() && sorted.get(count).timestamp() < limit) {
			count++;
		}
		return count;
	}

}
