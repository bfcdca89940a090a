package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;

/**
 * The side of the buffer for those who wait until events are delivered: a flush, and the
 * end. Neither waits for a destination whose failure waiting does not mend, such as
 * missing credentials: it is tried once more, then left.
 */
public final class Drain {

	private final BufferState state;

	private final GapMarkers markers;

	Drain(BufferState state, GapMarkers markers) {
		this.state = state;
		this.markers = markers;
	}

	/**
	 * Has everything that was accepted before this call sent at once, and waits for it.
	 * @param timeoutNanos how long to wait at most
	 * @return how many events were neither delivered nor given up by then
	 */
	public long flush(long timeoutNanos) {
		synchronized (this.state) {
			this.state.release();
			this.state.queues.stream().filter((queue) -> !queue.isFailing()).forEach(this.markers::write);
			long mark = this.state.nextSequence;
			sendAll(CutReason.FLUSH);
			awaitZero(() -> this.state.queues.deliverableBefore(mark), timeoutNanos);
			return this.state.queues.eventsBefore(mark);
		}
	}

	/**
	 * Has what was accepted for a destination sent as soon as a thread is free for it,
	 * together with what others wait for, and waits for it. Does not wait while events
	 * are held back, after the end has begun, or while the destination is in trouble:
	 * then every call would wait in vain.
	 * @param key the destination
	 * @param timeoutNanos how long to wait at most
	 */
	public void sync(DestinationKey key, long timeoutNanos) {
		synchronized (this.state) {
			if (this.state.phase != BufferState.Phase.OPEN) {
				return;
			}
			DestinationQueue queue = this.state.queue(key);
			long mark = this.state.nextSequence;
			queue.hurry();
			this.state.delivery.one();
			awaitZero(() -> queue.isFailing() ? 0 : queue.eventsBefore(mark), this.state.patience(timeoutNanos));
		}
	}

	/**
	 * Accepts nothing more, has everything sent at once, and waits for it.
	 * @param timeoutNanos how long to wait at most
	 */
	public void close(long timeoutNanos) {
		synchronized (this.state) {
			if (!this.state.isClosed()) {
				this.state.queues.stream().forEach(this.markers::write);
				this.state.phase = BufferState.Phase.CLOSING;
				this.state.notifyAll();
				this.state.delivery.all();
				sendAll(CutReason.CLOSE);
			}
			awaitZero(() -> this.state.queues.deliverableBefore(this.state.nextSequence), timeoutNanos);
		}
	}

	/**
	 * Lets the delivery threads end, and gives up what is left; not what is on disk,
	 * which is for the next process.
	 * @return how many events were given up
	 */
	public long abandon() {
		synchronized (this.state) {
			this.state.phase = BufferState.Phase.CLOSED;
			List<Batch> left = new ArrayList<>();
			this.state.queues.stream().forEach((queue) -> {
				queue.forEachInFlight((batch) -> batch.attempts().failed(true));
				queue.forEach(left::add);
			});
			left.removeIf(Drain::isKept);
			long events = 0;
			for (Batch batch : left) {
				// Giving up one may close its file, and give up another.
				if (!batch.charge().isEnded()) {
					events += batch.sourceEvents();
					this.state.giveUp(batch, DropReason.CLOSED);
				}
			}
			this.state.notifyAll();
			this.state.delivery.all();
			return events;
		}
	}

	/** Whether the next process will find the events, as far as can be seen. */
	private static boolean isKept(Batch batch) {
		FileBatch file = batch.file();
		return file != null && file.isKept();
	}

	private void sendAll(CutReason reason) {
		this.state.queues.stream().forEach((queue) -> this.state.seal(queue, reason));
		this.state.queues.hasten(this.state.ticker.nanos());
		this.state.delivery.all();
	}

	/**
	 * The interrupt flag of a thread that logs its last words must not cost them, so an
	 * interrupt is kept for later.
	 */
	private void awaitZero(LongSupplier left, long timeoutNanos) {
		boolean interrupted = false;
		long deadline = this.state.ticker.nanos() + timeoutNanos;
		long remaining = timeoutNanos;
		this.state.drains++;
		this.state.delivery.all();
		try {
			while (left.getAsLong() > 0 && remaining > 0) {
				try {
					remaining = this.state.awaitChange(remaining);
				}
				catch (InterruptedException ex) {
					interrupted = true;
					remaining = Math.min(remaining, deadline - this.state.ticker.nanos());
				}
			}
		}
		finally {
			this.state.drains--;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
