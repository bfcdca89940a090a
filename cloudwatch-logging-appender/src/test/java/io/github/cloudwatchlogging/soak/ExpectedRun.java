package io.github.cloudwatchlogging.soak;

import java.util.Arrays;
import java.util.BitSet;

import io.github.cloudwatchlogging.soak.SharedMemory.Word;
import org.jspecify.annotations.Nullable;

/**
 * What one process has logged, and what of it has arrived. Keeps only what is not settled
 * yet.
 */
final class ExpectedRun {

	private final int number;

	private final BitSet[] arrived = new BitSet[SharedMemory.THREADS];

	/** All events before are settled. */
	private final long[] base = new long[SharedMemory.THREADS];

	private final long[] started = new long[SharedMemory.THREADS];

	private final long[] returned = new long[SharedMemory.THREADS];

	/**
	 * The events from here on may have been nowhere but in files that were taken away.
	 */
	private final long[] riskFrom = new long[SharedMemory.THREADS];

	private final long[] riskTo = new long[SharedMemory.THREADS];

	private boolean riskOpen;

	/** As long as the process lives. */
	private @Nullable SharedMemory memory;

	private long dropped;

	ExpectedRun(int number, SharedMemory memory) {
		this.number = number;
		this.memory = memory;
		Arrays.setAll(this.arrived, (thread) -> new BitSet());
		Arrays.fill(this.riskFrom, Long.MAX_VALUE);
	}

	/** Has a look at what the process says. */
	void look() {
		SharedMemory memory = this.memory;
		if (memory != null) {
			for (int i = 0; i < SharedMemory.THREADS; i++) {
				// In this order: nothing returns that was not started.
				this.returned[i] = memory.returned(i);
				this.started[i] = memory.started(i);
			}
			this.dropped = memory.get(Word.DROPPED);
		}
	}

	/** The process is dead. */
	void ended() {
		look();
		this.memory = null;
	}

	/** How many events the process says it has given up. */
	long dropped() {
		return this.dropped;
	}

	long returned() {
		return Arrays.stream(this.returned).sum();
	}

	boolean isIdle() {
		return Arrays.equals(this.started, this.returned);
	}

	/** Whether nothing of it is expected any more. */
	boolean isSettled() {
		return this.memory == null && Arrays.equals(this.base, this.returned);
	}

	/**
	 * From now on events may be kept in memory, and what is on disk may be gone.
	 * @param diskToo whether it may be gone
	 */
	void riskBegins(boolean diskToo) {
		look();
		for (int i = 0; i < SharedMemory.THREADS; i++) {
			this.riskFrom[i] = Math.min(this.riskFrom[i], diskToo ? this.base[i] : this.returned[i]);
		}
		this.riskOpen = true;
	}

	/** What is logged from now on is on disk for certain. */
	void riskEnds() {
		look();
		// What has been started may be in memory.
		System.arraycopy(this.started, 0, this.riskTo, 0, SharedMemory.THREADS);
		this.riskOpen = false;
	}

	boolean isAtRisk() {
		return this.riskOpen;
	}

	/**
	 * An event has arrived.
	 * @return whether it is the first time, {@code null} if it was never logged
	 */
	@Nullable Boolean arrived(SoakEvent event) {
		int thread = event.thread();
		if (thread < 0 || thread >= SharedMemory.THREADS || event.number() < 0) {
			return null;
		}
		if (event.number() >= this.started[thread]) {
			look();
		}
		if (event.number() >= this.started[thread]) {
			return null;
		}
		if (event.number() < this.base[thread]) {
			return false;
		}
		int bit = (int) (event.number() - this.base[thread]);
		boolean first = !this.arrived[thread].get(bit);
		this.arrived[thread].set(bit);
		return first;
	}

	/**
	 * Tells of each event that has returned and not arrived, by whether it may be lost.
	 */
	void forEachMissing(Missing missing) {
		for (int thread = 0; thread < SharedMemory.THREADS; thread++) {
			long end = this.returned[thread] - this.base[thread];
			BitSet bits = this.arrived[thread];
			for (int i = bits.nextClearBit(0); i < end; i = bits.nextClearBit(i + 1)) {
				long number = this.base[thread] + i;
				SoakEvent event = new SoakEvent(this.number, thread, number);
				if (!event.isPoison()) {
					missing.accept(event,
							number >= this.riskFrom[thread] && (this.riskOpen || number < this.riskTo[thread]));
				}
			}
		}
	}

	/** Nothing of what has returned is expected any more. */
	void settle() {
		for (int i = 0; i < SharedMemory.THREADS; i++) {
			int count = (int) (this.returned[i] - this.base[i]);
			this.arrived[i] = this.arrived[i].get(count, Math.max(count, this.arrived[i].length()));
			this.base[i] = this.returned[i];
			this.riskFrom[i] = Long.MAX_VALUE;
			this.riskTo[i] = 0;
		}
	}

	/** Is told of an event that has not arrived. */
	interface Missing {

		void accept(SoakEvent event, boolean mayBeLost);

	}

}
