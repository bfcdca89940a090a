package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.buffer.Helper;
import io.github.cloudwatchlogging.buffer.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The thread that opens, closes and deletes files, one after the other. Not an executor
 * of the JDK's: threads that log hand it their tasks, some of them at the end of their
 * stack. A {@code StackOverflowError} in the midst of {@code ReentrantLock.unlock()}
 * would leave the lock of its queue locked for ever, and one in the midst of a
 * collection's {@code add} the queue in disorder. A monitor is released whatever happens,
 * and two assignments do not fail.
 */
final class FilesThread implements Helper {

	/** Files are no matter of a test's time. */
	private static final Ticker REAL_TIME = Ticker.system();

	private final Thread thread = new PipelineThreads("files").newThread(this::run);

	private final List<Repeated> repeated = new ArrayList<>();

	private @Nullable Task first;

	private @Nullable Task last;

	private boolean ended;

	/** Repeats a task with so much time in between; to be said before the start. */
	void repeat(Runnable task, Duration interval) {
		this.repeated.add(new Repeated(task, interval.toNanos()));
	}

	void start() {
		this.thread.start();
	}

	@Override
	public void execute(Runnable command) {
		synchronized (this) {
			executeLater(command);
			notifyAll();
		}
	}

	/** Is done when the thread has something else to do. */
	@Override
	public synchronized void executeLater(Runnable command) {
		Task task = new Task(command);
		if (this.ended) {
			throw new RejectedExecutionException("The thread has ended");
		}
		if (this.last == null) {
			this.first = task;
		}
		else {
			this.last.next = task;
		}
		this.last = task;
	}

	/**
	 * Lets the thread end when it has done what it was given.
	 * @param timeout how long to wait for that
	 */
	void end(Duration timeout) throws InterruptedException {
		synchronized (this) {
			this.ended = true;
			notifyAll();
		}
		TimeUnit.NANOSECONDS.timedJoin(this.thread, timeout.toNanos());
	}

	private void run() {
		for (;;) {
			try {
				Runnable task = take();
				if (task == null) {
					return;
				}
				task.run();
			}
			catch (Throwable ex) {
				// Memory may run out anywhere, and come back.
			}
		}
	}

	/** Waits for a task; returns {@code null} at the end. */
	private synchronized @Nullable Runnable take() throws InterruptedException {
		for (;;) {
			Repeated repeated = this.repeated.stream().min(Comparator.comparingLong(Repeated::dueIn)).orElse(null);
			if (repeated != null && repeated.dueIn() <= 0 && !this.ended) {
				return repeated;
			}
			Task task = this.first;
			if (task != null) {
				this.first = task.next;
				this.last = (task.next != null) ? this.last : null;
				return task.command;
			}
			if (this.ended) {
				return null;
			}
			TimeUnit.NANOSECONDS.timedWait(this, (repeated != null) ? Math.max(1, repeated.dueIn()) : Long.MAX_VALUE);
		}
	}

	private static final class Task {

		private final Runnable command;

		private @Nullable Task next;

		Task(Runnable command) {
			this.command = command;
		}

	}

	private static final class Repeated implements Runnable {

		private final Runnable task;

		private final long interval;

		private long next;

		Repeated(Runnable task, long interval) {
			this.task = task;
			this.interval = interval;
			this.next = REAL_TIME.nanos() + interval;
		}

		long dueIn() {
			return this.next - REAL_TIME.nanos();
		}

		@Override
		public void run() {
			try {
				this.task.run();
			}
			finally {
				this.next = REAL_TIME.nanos() + this.interval;
			}
		}

	}

}
