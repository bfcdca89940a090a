package io.github.cloudwatchlogging.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.cloudwatchlogging.soak.SharedMemory.Word;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;

/**
 * Processes that log and keep their events on disk, and everything at random that may
 * happen to them, to the disk and to the service. Now and then all is well for a moment:
 * then everything that was logged has to be there, unless it was only on a disk that was
 * taken away, or in memory meanwhile, when the process was killed. The same seed makes
 * the same choices; how processes and threads take turns is not repeated.
 */
final class FaultRun implements AutoCloseable {

	private static final int STEPS_SHOWN = 60;

	/** A disk that was taken away is noticed within a second or so. */
	private static final long RETURN_NANOS = TimeUnit.SECONDS.toNanos(3);

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private final long seed;

	private final Random random;

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final Expectations expectations = new Expectations();

	private final Spool spool;

	private final SoakProcesses processes;

	private final Deque<String> steps = new ArrayDeque<>();

	private int kills;

	private int restarts;

	private int faults;

	private int diskTroubles;

	private int quietMoments;

	/** Whether the disk is in trouble now, and when it was last. */
	private boolean troubled;

	private long troubleEnded;

	/** Whether there may be files that only the next process finds. */
	private boolean needsRestart;

	private long returnsBefore;

	private boolean mustReturn;

	/** Since the last quiet moment. */
	private int killsSince;

	private long droppedBefore;

	private long nextLine = System.nanoTime() + MINUTE;

	FaultRun(long seed, Spool spool, Path directory) throws IOException {
		this.seed = seed;
		this.random = new Random(seed);
		this.spool = spool;
		this.endpoint.faults().add(Fault.poison(SoakEvent::isPoison));
		this.processes = new SoakProcesses(spool, this.endpoint.uri(), directory, this.expectations);
	}

	/** Runs, and throws if anything is wrong. */
	void run(Duration duration, int stepsBetween) throws IOException, InterruptedException {
		System.out.println("seed " + this.seed + (this.spool.canBeFilled() ? "" : ", the disk cannot be filled"));
		long end = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < end) {
			this.processes.memory().set(Word.LOGGING, 1);
			for (int i = this.random.nextInt(stepsBetween) + stepsBetween / 2; i > 0; i--) {
				step();
				pause(20 + this.random.nextInt(400));
			}
			quiet();
		}
		this.processes.end();
		pause(0);
		if (this.spool.filesInUse() > 0) {
			throw failure("files are left");
		}
		System.out.println(line() + ": passed");
	}

	private void step() throws IOException, InterruptedException {
		int times = 1 + this.random.nextInt(4);
		switch (this.random.nextInt(26)) {
			case 0 -> fault("throttle", Fault.throttle(), times);
			case 1 -> fault("unavailable", Fault.unavailable(), times);
			case 2 -> fault("reset", Fault.reset(), times);
			case 3 -> fault("hang", Fault.hang(), 1);
			case 4 -> fault("slow", Fault.slow(Duration.ofMillis(20L * times)), times);
			case 5 -> fault("latency", Fault.latency(Duration.ofMillis(100L * times)), times);
			case 6 -> fault("processThenReset", Fault.processThenReset(), times);
			case 7 -> fault("truncatedSuccess", Fault.truncatedSuccess(), times);
			case 8 -> fault("emptySuccess", Fault.emptySuccess(), times);
			case 9 -> fault("htmlSuccess", Fault.htmlSuccess(), times);
			case 10 -> fault("processThenHang", Fault.processThenHang(), 1);
			case 11 -> {
				did("CreateLogStream throttled");
				this.faults++;
				this.endpoint.faults().add(Fault.throttle().on("CreateLogStream").times(times));
			}
			case 12 -> {
				did("group deleted");
				this.faults++;
				this.endpoint.deleteLogGroup(SoakProcess.GROUP);
			}
			case 13, 14 -> outage(times);
			case 15, 16 -> {
				did("burst");
				this.processes.memory().increment(Word.BURSTS);
			}
			case 17, 18 -> {
				did("flush");
				this.processes.memory().increment(Word.FLUSHES);
			}
			case 19, 20, 21, 22 -> kill();
			case 23 -> restart();
			case 24 -> troubleDisk();
			default -> did("nothing");
		}
	}

	private void fault(String name, Fault fault, int times) {
		did(name + " x " + times);
		this.faults++;
		this.endpoint.faults().add(fault.on("PutLogEvents").times(times));
	}

	private void outage(int times) throws InterruptedException, IOException {
		did("outage");
		this.faults++;
		this.endpoint.stopListening();
		pause(200L * times);
		if (this.random.nextInt(3) == 0) {
			kill();
			pause(200L * times);
		}
		this.endpoint.resumeListening();
	}

	private void kill() throws IOException, InterruptedException {
		did("kill");
		this.kills++;
		this.killsSince++;
		this.needsRestart &= this.troubled;
		this.processes.kill();
	}

	private void restart() throws IOException, InterruptedException {
		did("restart");
		this.restarts++;
		this.needsRestart &= this.troubled;
		this.processes.restart();
	}

	private void troubleDisk() throws IOException, InterruptedException {
		this.diskTroubles++;
		switch (this.random.nextInt(this.spool.canBeFilled() ? 3 : 2)) {
			case 0 -> {
				did("directory deleted");
				troubleBegins(true);
				this.spool.delete();
			}
			case 1 -> {
				did("directory moved");
				troubleBegins(true);
				this.spool.takeAway();
				pause(500 + this.random.nextInt(2000));
				maybeKill();
				this.spool.putBack();
			}
			default -> {
				did("disk full");
				troubleBegins(false);
				this.spool.fill();
				pause(200 + this.random.nextInt(2000));
				maybeKill();
				this.spool.empty();
			}
		}
		this.troubled = false;
		this.troubleEnded = System.nanoTime();
	}

	private void maybeKill() throws IOException, InterruptedException {
		if (this.random.nextInt(3) == 0) {
			kill();
			pause(this.random.nextInt(1500));
		}
	}

	private void troubleBegins(boolean diskToo) {
		this.troubled = true;
		this.needsRestart |= diskToo;
		this.returnsBefore = this.processes.memory().get(Word.RETURNS);
		this.mustReturn = diskToo;
		this.processes.expected().riskBegins(diskToo);
		if (diskToo) {
			this.expectations.riskBegins(this.processes.expected());
		}
	}

	/** Sees whether what is logged from now on is on disk for certain. */
	private void watchTrouble() {
		ExpectedRun run = this.processes.expected();
		SharedMemory memory = this.processes.memory();
		if (run.isAtRisk() && !this.troubled && System.nanoTime() - this.troubleEnded > RETURN_NANOS
				&& memory.get(Word.FAILURES) == memory.get(Word.RETURNS)
				&& (!this.mustReturn || memory.get(Word.RETURNS) > this.returnsBefore)) {
			run.riskEnds();
			did("disk is back");
		}
	}

	/** Lets everything be well, until everything is there. */
	private void quiet() throws IOException, InterruptedException {
		did("quiet");
		if (this.needsRestart) {
			restart();
		}
		this.processes.memory().set(Word.LOGGING, 0);
		await("everything has arrived", this::isComplete);
		long lost = this.expectations.settle();
		long dropped = this.expectations.dropped();
		if (this.killsSince == 0 && lost > dropped - this.droppedBefore) {
			throw failure(lost + " events are lost, of which only " + (dropped - this.droppedBefore) + " were counted");
		}
		if (lost > 0) {
			System.out.println(lost + " lost with a disk that was taken away, " + (dropped - this.droppedBefore)
					+ " counted as dropped, after " + this.steps);
		}
		this.steps.clear();
		this.droppedBefore = dropped;
		this.killsSince = 0;
		this.quietMoments++;
		this.processes.memory().increment(Word.PROBES);
		long before = this.expectations.returned();
		await("a probe has arrived", () -> {
			this.expectations.look();
			return this.expectations.returned() - before >= SharedMemory.THREADS && isComplete();
		});
	}

	private boolean isComplete() {
		this.expectations.look();
		SharedMemory memory = this.processes.memory();
		return this.processes.expected().isIdle() && !this.processes.expected().isAtRisk()
				&& memory.get(Word.QUEUED) == 0 && this.expectations.unaccounted().isEmpty()
				&& this.spool.filesInUse() == 0;
	}

	/** Until something is so, twice, with new figures in between. */
	private void await(String what, BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE_NANOS;
		while (System.nanoTime() < end) {
			if (condition.getAsBoolean()) {
				long figures = this.processes.memory().get(Word.FIGURES);
				while (!this.processes.saysSomethingNew(figures) && System.nanoTime() < end) {
					pause(20);
				}
				if (condition.getAsBoolean()) {
					return;
				}
			}
			pause(20);
		}
		List<SoakEvent> unaccounted = this.expectations.unaccounted();
		throw failure("not so after two minutes: " + what + "; queued " + this.processes.memory().get(Word.QUEUED)
				+ ", files in use " + this.spool.filesInUse() + ", " + unaccounted.size() + " unaccounted: "
				+ unaccounted.subList(0, Math.min(20, unaccounted.size())));
	}

	/** Has a look at what has arrived, all the time. */
	private void pause(long millis) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		do {
			LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(20), end - System.nanoTime()));
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			this.endpoint.takeEvents().forEach(this.expectations::arrived);
			watchTrouble();
			if (!this.expectations.wrong().isEmpty()) {
				throw failure("should not have arrived: " + this.expectations.wrong());
			}
			if (this.processes.memory().get(Word.BROKEN) != 0) {
				throw failure("figures do not add up");
			}
			if (System.nanoTime() > this.nextLine) {
				this.nextLine += MINUTE;
				System.out.println(line());
			}
		}
		while (System.nanoTime() < end);
	}

	private void did(String step) {
		this.steps.add(step);
		if (this.steps.size() > STEPS_SHOWN) {
			this.steps.remove();
		}
	}

	private String line() {
		this.expectations.look();
		return "%s; %d kills, %d restarts, %d faults, %d times trouble with the disk; 0 unaccounted at %d quiet moments"
			.formatted(this.expectations, this.kills, this.restarts, this.faults, this.diskTroubles, this.quietMoments);
	}

	private AssertionError failure(String what) {
		return new AssertionError("seed " + this.seed + ": " + what + System.lineSeparator() + line()
				+ System.lineSeparator() + "the last steps: " + this.steps);
	}

	@Override
	public void close() throws IOException {
		this.processes.close();
		this.endpoint.close();
		this.spool.close();
	}

}
