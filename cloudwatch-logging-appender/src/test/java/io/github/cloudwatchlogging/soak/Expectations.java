package io.github.cloudwatchlogging.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cloudwatchlogging.test.StoredEvent;

/**
 * What all processes of a run have logged, held against what has arrived.
 */
final class Expectations {

	private static final String MARKER = "[CloudWatch Logging] ";

	private static final int SHOWN = 20;

	private final List<ExpectedRun> runs = new ArrayList<>();

	/** What should not have arrived at all. */
	private final List<String> wrong = new ArrayList<>();

	private long events;

	private long duplicates;

	private long lost;

	ExpectedRun begin(SharedMemory memory) {
		ExpectedRun run = new ExpectedRun(this.runs.size(), memory);
		this.runs.add(run);
		return run;
	}

	void arrived(StoredEvent stored) {
		String text = stored.message();
		if (text.startsWith(MARKER)) {
			return;
		}
		SoakEvent event = SoakEvent.of(text);
		if (event == null || event.run() < 0 || event.run() >= this.runs.size() || event.isPoison()
				|| !stored.logStream().equals(SoakProcess.stream(event.run()))) {
			wrong(stored);
			return;
		}
		Boolean first = this.runs.get(event.run()).arrived(event);
		if (first == null) {
			wrong(stored);
		}
		else if (first) {
			this.events++;
		}
		else {
			this.duplicates++;
		}
	}

	private void wrong(StoredEvent stored) {
		if (this.wrong.size() < SHOWN) {
			this.wrong.add(stored.logStream() + ": " + stored.message());
		}
	}

	/** Files of processes that are dead may be gone. */
	void riskBegins(ExpectedRun current) {
		this.runs.stream().filter((run) -> run != current && !run.isSettled()).forEach((run) -> run.riskBegins(true));
	}

	void look() {
		this.runs.forEach(ExpectedRun::look);
	}

	/** Events that have not arrived although they have to. */
	List<SoakEvent> unaccounted() {
		List<SoakEvent> missing = new ArrayList<>();
		this.runs.forEach((run) -> run.forEachMissing((event, mayBeLost) -> {
			if (!mayBeLost) {
				missing.add(event);
			}
		}));
		return missing;
	}

	/**
	 * What is missing now is lost.
	 * @return how many events
	 */
	long settle() {
		AtomicLong missing = new AtomicLong();
		this.runs.forEach((run) -> {
			run.forEachMissing((event, mayBeLost) -> missing.incrementAndGet());
			run.settle();
		});
		this.lost += missing.get();
		return missing.get();
	}

	/** How many events the processes say they have given up. */
	long dropped() {
		return this.runs.stream().mapToLong(ExpectedRun::dropped).sum();
	}

	List<String> wrong() {
		return this.wrong;
	}

	long returned() {
		return this.runs.stream().mapToLong(ExpectedRun::returned).sum();
	}

	@Override
	public String toString() {
		return "%d events logged, %d arrived, %d duplicates, %d lost with a disk that was taken away"
			.formatted(returned(), this.events, this.duplicates, this.lost);
	}

}
