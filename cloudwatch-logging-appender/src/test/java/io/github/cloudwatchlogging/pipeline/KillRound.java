package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process is killed at a random moment, while the endpoint is in a random state; so may
 * be those that come after it and find what it has left behind. The last one delivers
 * everything.
 */
final class KillRound {

	private final Random random;

	private final Family family;

	private int kills;

	/** Those of processes that had begun to send. */
	private int killsWhileSending;

	/** How many calls may have been on their way when a process was killed. */
	private long inFlight;

	private boolean isDown;

	/** Whether one process after the other could not send anything. */
	private boolean nothingSent = true;

	KillRound(long seed, Path root) {
		this.random = new Random(seed);
		this.family = new Family(root);
	}

	Result run() throws Exception {
		try (this.family) {
			Child first = killed();
			while (this.random.nextInt(3) == 0) {
				killed();
			}
			up();
			long left = this.family.left();
			Child last = start().ready();
			last.ask("pause");
			long recovery = Long.parseLong(last.ask("await-recovered", left));
			LoggingProcess.Outcome outcome = last.end(60_000);
			assertThat(outcome.recovered()).as("%s", outcome).isEqualTo(left);
			assertThat(outcome.accepted()).as("%s", outcome).isEqualTo(last.witness.returned());
			assertThat(outcome.delivered()).as("%s", outcome).isEqualTo(left + outcome.accepted());
			assertThat(outcome.left()).as("%s", outcome).isZero();
			long repeated = this.family.assertComplete();
			assertThat(this.family.repeatedBytes()).as("bytes repeated after %d kills", this.kills)
				.isLessThanOrEqualTo(this.nothingSent ? 0 : this.inFlight * this.family.largestCall());
			if (first.maxInFlight == 1) {
				this.family.assertOrdered(first);
			}
			return new Result(this.kills, this.killsWhileSending, this.family.returned(), left, repeated, recovery);
		}
	}

	private Child start() throws IOException {
		BatchLimits limits = new BatchLimits(1 + this.random.nextInt(200), 1000 + this.random.nextInt(60_000));
		Duration hold = Duration.ofMillis((this.random.nextInt(4) == 0) ? this.random.nextInt(300) : 0);
		return start(limits, 1 + this.random.nextInt(3), hold);
	}

	private Child start(BatchLimits limits, int maxInFlight, Duration hold) throws IOException {
		Child child = this.family.start(limits, maxInFlight, hold);
		this.inFlight += maxInFlight;
		return child;
	}

	private Child killed() throws Exception {
		disturb();
		long calls = calls();
		Child child = start();
		switch (this.random.nextInt(5)) {
			case 0 -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(this.random.nextInt(700)));
			case 1 -> child.awaitReturned(1 + this.random.nextInt(20));
			case 2 -> child.awaitReturned(1 + this.random.nextInt(4_000));
			default -> {
				// The first call comes late, since the SDK is large. Where nothing passes
				// there are no more.
				awaitCalls(calls + 1, this.isDown ? 300 : 4000);
				awaitCalls(calls + 1 + this.random.nextInt(100), 500);
			}
		}
		if (this.random.nextInt(4) == 0) {
			disturb();
		}
		LockSupport.parkNanos(this.random.nextInt(2_000_000));
		child.kill();
		this.kills++;
		this.killsWhileSending += (calls() > calls) ? 1 : 0;
		this.nothingSent &= this.isDown && calls() == calls;
		return child;
	}

	private long calls() {
		return this.family.endpoint.requestCount("PutLogEvents");
	}

	private void awaitCalls(long calls, long maxMillis) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMillis);
		while (calls() < calls && System.nanoTime() < deadline) {
			TimeUnit.MICROSECONDS.sleep(200);
		}
	}

	private void up() {
		this.family.endpoint.faults().clear();
		if (this.isDown) {
			this.family.endpoint.resumeListening();
			this.isDown = false;
		}
	}

	private void disturb() {
		up();
		switch (this.random.nextInt(10)) {
			case 0 -> add(Fault.unavailable());
			case 1 -> add(Fault.throttle());
			case 2 -> add(Fault.throttle().everyNth(3));
			case 3 -> add(Fault.latency(Duration.ofMillis(1 + this.random.nextInt(50))));
			case 4 -> add(Fault.hang());
			case 5 -> {
				this.family.endpoint.stopListening();
				this.isDown = true;
			}
			case 6 -> add(Fault.slow(Duration.ofMillis(1 + this.random.nextInt(20))));
			default -> {
				// It works.
			}
		}
	}

	private void add(Fault fault) {
		this.family.endpoint.faults().add(fault);
	}

	/**
	 * What came of it; that nothing was lost is checked already.
	 *
	 * @param kills how many processes were killed
	 * @param whileSending how many of them had begun to send
	 * @param logged how many calls have returned in all
	 * @param left how many events the last process has found
	 * @param repeated how many are stored more than once
	 * @param recoveryMillis how long the last one took to deliver them
	 */
	record Result(int kills, int whileSending, long logged, long left, long repeated, long recoveryMillis) {
	}

}
