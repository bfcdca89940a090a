package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import io.github.cloudwatchlogging.DestinationKey;

/**
 * A process that keeps its events on a {@link FakeDisk}, until it ends or is killed.
 */
final class LiveProcess {

	private static final long MEMORY = 1L << 28;

	final FakeDisk disk;

	final ManualTicker ticker = new ManualTicker();

	final LogBuffer buffer;

	final BatchOutlet outlet;

	final List<Batch> inFlight = new ArrayList<>();

	/** What the helper's thread has not come to yet. */
	private final Deque<Runnable> tasks = new ArrayDeque<>();

	/** How many events of files were given up for want of room. */
	long givenUp;

	/** Of these, how many this process had logged, by destination. */
	final Map<String, Long> ownGivenUp = new HashMap<>();

	/** How many new ones were not accepted. */
	long refused;

	/**
	 * Starts a process.
	 * @param disk what an earlier one has left
	 * @param maxBytes how much of it to take
	 * @param sync whether to write to the disk itself
	 * @param atOnce whether the helper's thread has always time at once
	 */
	LiveProcess(FakeDisk disk, long maxBytes, boolean sync, BooleanSupplier atOnce) {
		this(disk, MEMORY, maxBytes, sync, atOnce);
	}

	LiveProcess(FakeDisk disk, long memory, long maxBytes, boolean sync, BooleanSupplier atOnce) {
		this(disk, memory, maxBytes, sync, atOnce, Duration.ZERO);
		this.buffer.release();
	}

	/** Starts a process that holds its events back. */
	LiveProcess(FakeDisk disk, long memory, long maxBytes, boolean sync, BooleanSupplier atOnce, Duration hold) {
		this.disk = disk;
		DiskSetup setup = Recovered.setup(disk, maxBytes, sync, (task) -> {
			this.tasks.add(task);
			if (atOnce.getAsBoolean()) {
				help();
			}
		});
		this.buffer = new LogBuffer(BufferConfig.dropOldest(memory), setup, hold.toNanos(), this.ticker,
				Recovered.CLOCK);
		this.outlet = this.buffer.outlet();
	}

	/** Finds what earlier processes have left. */
	void recover() {
		Objects.requireNonNull(this.buffer.recovery()).run();
	}

	/** The directory that was created last. */
	String directory() {
		return this.disk.image().directories().lastKey();
	}

	/** How many events for a destination wait or are being sent. */
	long queued(DestinationKey key) {
		return this.buffer.snapshot((each) -> null)
			.destinations()
			.stream()
			.filter((each) -> each.key().equals(key))
			.mapToLong((each) -> each.queue().events())
			.sum();
	}

	/** What the file holds that was created last and is not empty. */
	String lastFile() {
		return this.disk.image()
			.directories()
			.lastEntry()
			.getValue()
			.descendingMap()
			.values()
			.stream()
			.map((file) -> new String(this.disk.image().bytes(file), StandardCharsets.UTF_8))
			.filter((text) -> !text.isEmpty())
			.findFirst()
			.orElse("");
	}

	/** The helper's thread does all that is waiting for it. */
	void help() {
		while (helpOnce()) {
			// The next one.
		}
	}

	/** Whether nothing is waiting for the helper's thread. */
	boolean isIdle() {
		return this.tasks.isEmpty();
	}

	boolean helpOnce() {
		Runnable task = this.tasks.poll();
		if (task != null) {
			task.run();
		}
		return task != null;
	}

	void check() {
		Objects.requireNonNull(this.buffer.diskCheck()).run();
	}

	void sync() {
		Objects.requireNonNull(this.buffer.diskSync()).run();
	}

	void end() {
		this.buffer.drain().close(0);
		this.buffer.drain().abandon();
		this.buffer.leaveDisk();
		help();
	}

}
