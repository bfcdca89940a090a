package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Takes the batches of one process, as a delivery thread does, and settles them in one
 * way or another.
 */
final class CrashDelivery {

	private final LiveProcess process;

	/** Which of the processes of the history it is. */
	private final int number;

	private final CrashModel model;

	private final StringJoiner story;

	/** Looks what the process has done to its files. */
	private final Runnable look;

	CrashDelivery(LiveProcess process, int number, CrashModel model, StringJoiner story, Runnable look) {
		this.process = process;
		this.number = number;
		this.model = model;
		this.story = story;
		this.look = look;
	}

	private int now() {
		return this.process.disk.log().size();
	}

	void take(Random random) {
		if (random.nextBoolean()) {
			this.process.ticker.advance(BufferFixture.LINGER);
		}
		Batch batch = this.process.outlet.poll();
		if (batch == null) {
			return;
		}
		if (read(batch) != null) {
			this.process.inFlight.add(batch);
		}
	}

	/** As a delivery thread does. */
	private @Nullable List<TrackedEvent> read(Batch batch) {
		try {
			List<TrackedEvent> events = this.model.find(batch.events());
			for (TrackedEvent event : events) {
				if (event.goneAt <= now()) {
					throw new AssertionError("handed out again: " + event);
				}
			}
			return events;
		}
		catch (DamagedBatchException ex) {
			lose(this.model.find(ex.readable()));
			this.process.outlet.replaceByRest(batch, ex);
		}
		catch (DiskException ex) {
			this.process.outlet.retry(batch, BufferFixture.LOST, 1000, BufferFixture.NOW);
		}
		return null;
	}

	private void lose(List<TrackedEvent> readable) {
		this.story.add("   left: " + readable);
		for (TrackedEvent event : this.model.events()) {
			if (event.damagedAt <= now() && !readable.contains(event)) {
				event.release(now(), this.number);
			}
		}
	}

	void settle(CrashCommand.Kind kind, Random random) {
		if (this.process.inFlight.isEmpty()) {
			return;
		}
		Batch batch = this.process.inFlight.remove(random.nextInt(this.process.inFlight.size()));
		List<TrackedEvent> events = read(batch);
		if (events == null) {
			return;
		}
		BatchOutlet outlet = this.process.outlet;
		if (kind == CrashCommand.Kind.RETRY) {
			outlet.retry(batch, random.nextBoolean() ? BufferFixture.LOST : BufferFixture.TRANSIENT,
					Duration.ofMillis(random.nextInt(2000)).toNanos(), BufferFixture.NOW);
			return;
		}
		if (kind == CrashCommand.Kind.SPLIT && batch.size() > 1) {
			try {
				outlet.split(batch, BufferFixture.TRANSIENT, BufferFixture.NOW);
			}
			catch (DiskException | DamagedBatchException ex) {
				outlet.putBack(batch);
			}
			return;
		}
		int before = now();
		events.forEach((event) -> event.release(before, this.number));
		this.story.add("   " + events);
		if (kind == CrashCommand.Kind.DROP) {
			outlet.drop(batch, BufferFixture.TRANSIENT, DropReason.INVALID, BufferFixture.NOW);
		}
		else {
			outlet.acknowledge(batch, RejectedEvents.NONE, BufferFixture.NOW);
		}
		checkGone(batch, events);
	}

	/** What is settled does not come back. */
	private void checkGone(Batch batch, List<TrackedEvent> events) {
		this.look.run();
		DiskFaults faults = this.process.disk.faults;
		boolean worked = faults.happened(Kind.EMPTY) + faults.happened(Kind.DELETE)
				+ faults.happened(Kind.SET_ASIDE) == 0;
		boolean whole = batch == batch.file();
		for (TrackedEvent event : events) {
			if (whole && worked && event.goneAt == TrackedEvent.NEVER) {
				throw new AssertionError("settled, but still there: " + event);
			}
		}
	}

	/** Until nothing more comes for a while. */
	void deliverAll() {
		for (Batch batch : List.copyOf(this.process.inFlight)) {
			this.process.outlet.retry(batch, BufferFixture.TRANSIENT, 0, BufferFixture.NOW);
		}
		this.process.inFlight.clear();
		for (int idle = 0; idle < 3; idle++) {
			this.process.ticker.advance(Duration.ofMinutes(1));
			Batch batch;
			while ((batch = this.process.outlet.poll()) != null) {
				idle = 0;
				List<TrackedEvent> events = read(batch);
				if (events != null) {
					int before = now();
					events.forEach((event) -> event.release(before, this.number));
					this.process.outlet.acknowledge(batch, RejectedEvents.NONE, BufferFixture.NOW);
				}
				this.look.run();
			}
		}
	}

}
