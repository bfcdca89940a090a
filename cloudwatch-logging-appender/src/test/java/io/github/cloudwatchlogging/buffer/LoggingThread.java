package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A thread that logs, and may have to wait for it.
 */
final class LoggingThread {

	private final AtomicBoolean interrupted = new AtomicBoolean();

	private final Thread thread;

	private LoggingThread(ThreadFactory factory, Runnable logging) {
		this.thread = factory.newThread(() -> {
			logging.run();
			this.interrupted.set(Thread.currentThread().isInterrupted());
		});
		this.thread.start();
	}

	static LoggingThread start(Runnable logging) {
		return start(LoggingThread::daemon, logging);
	}

	static LoggingThread start(ThreadFactory factory, Runnable logging) {
		return new LoggingThread(factory, logging);
	}

	/** Starts a thread that has to wait. */
	static LoggingThread blocked(Runnable logging) {
		LoggingThread thread = start(logging);
		thread.awaitBlocked();
		return thread;
	}

	static Thread daemon(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		return thread;
	}

	private static ConditionFactory soon() {
		return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
	}

	void awaitBlocked() {
		soon().until(this::isBlocked);
	}

	boolean isBlocked() {
		Thread.State state = this.thread.getState();
		return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
	}

	void awaitEnd() {
		soon().until(this::hasEnded);
	}

	boolean hasEnded() {
		return this.thread.getState() == Thread.State.TERMINATED;
	}

	void interrupt() {
		this.thread.interrupt();
	}

	void assertKeptItsInterrupt() {
		assertThat(this.interrupted).as("interrupt flag after logging").isTrue();
	}

}
