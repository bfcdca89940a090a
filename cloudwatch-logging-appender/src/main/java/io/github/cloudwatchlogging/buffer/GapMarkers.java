package io.github.cloudwatchlogging.buffer;

import java.time.Clock;

import io.github.cloudwatchlogging.CutReason;

/**
 * Tells a stream, in the stream itself, what is missing in it: one event when delivery
 * works again and the pressure is over, or when the end comes. Called with the buffer's
 * lock held.
 */
final class GapMarkers {

	private final BufferState state;

	private final Admission admission;

	private final Clock clock;

	GapMarkers(BufferState state, Admission admission, Clock clock) {
		this.state = state;
		this.admission = admission;
		this.clock = clock;
	}

	/**
	 * A batch of this destination has just been delivered. That may have ended the
	 * pressure on others, which have no call of their own to wait for.
	 */
	void afterDelivery(DestinationQueue queue) {
		if (this.state.isClosed()) {
			write(queue);
			this.state.seal(queue, CutReason.CLOSE);
		}
		else if (!this.state.isOverHalf()) {
			this.state.queues.forEach((each) -> {
				if (!each.isFailing()) {
					write(each);
				}
			});
		}
	}

	/**
	 * Has no effect if there is no gap, or no room. Streams of dead processes are not
	 * told.
	 */
	void write(DestinationQueue queue) {
		Gap gap = queue.gap();
		if (gap.isEmpty() || queue.isBacklog()) {
			return;
		}
		byte[] message = gap.message();
		gap.tellUntil(this.clock.millis());
		Batch batch = this.admission.reserve(queue, gap.toldAt(), message.length);
		if (batch != null) {
			this.admission.appendMarker(queue, batch, message);
		}
	}

}
