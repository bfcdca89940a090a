package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.CutReason;

/**
 * Tells a stream, in the stream itself, what is missing in it: one event when delivery
 * works again and the pressure is over, or when the end comes. Called with the buffer's
 * lock held.
 */
final class GapMarkers {

	private final BufferState state;

	private final Admission admission;

	GapMarkers(BufferState state, Admission admission) {
		this.state = state;
		this.admission = admission;
	}

	/** A batch of this destination has just been delivered. */
	void afterDelivery(DestinationQueue queue) {
		if (this.state.isClosed()) {
			write(queue);
			queue.seal(CutReason.CLOSE);
		}
		else if (this.state.allocated() <= this.state.capacity / 2) {
			write(queue);
		}
	}

	/** Has no effect if there is no gap, or no room. */
	void write(DestinationQueue queue) {
		Gap gap = queue.gap();
		if (gap.isEmpty()) {
			return;
		}
		byte[] message = gap.message();
		Batch batch = this.admission.reserve(queue, gap.latest(), message.length);
		if (batch != null) {
			batch.appendMarker(queue.takeGap(), message);
		}
	}

}
