package io.github.cloudwatchlogging.buffer;

import java.util.Comparator;

/**
 * In which order batches are treated.
 */
final class BatchOrder {

	/** Older first; the halves of a split batch stay in their order. */
	static final Comparator<Batch> OLDEST_FIRST = Comparator.comparingLong(Batch::sequence)
		.thenComparingInt(Batch::offset);

	/**
	 * The same, but those that are suspected of being the cause of their refusal last,
	 * and of them first those that have been tried least.
	 */
	static final Comparator<Batch> SENDING = Comparator.comparingInt(BatchOrder::suspicion).thenComparing(OLDEST_FIRST);

	private BatchOrder() {
	}

	private static int suspicion(Batch batch) {
		Attempts attempts = batch.attempts();
		return attempts.isSuspected() ? 1 + attempts.failures() : 0;
	}

}
