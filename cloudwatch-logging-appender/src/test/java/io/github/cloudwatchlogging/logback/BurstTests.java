package io.github.cloudwatchlogging.logback;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Many threads that log at once, some of them interrupted again and again.
 */
class BurstTests extends LogbackFaultTestBase {

	private static final int THREADS = 200;

	private static final int EVENTS_EACH = 200;

	@Test
	void burst_ofPlatformThreads_losesNothing() throws InterruptedException {
		burst(Thread::new);
	}

	@Test
	void burst_ofVirtualThreads_losesNothing() throws InterruptedException {
		assumeThat(Runtime.version().feature()).as("virtual threads came with Java 21").isGreaterThanOrEqualTo(21);
		burst(BurstTests::virtualThread);
	}

	private void burst(ThreadFactory factory) throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		CountDownLatch start = new CountDownLatch(1);
		for (int i = 0; i < THREADS; i++) {
			int number = i;
			threads.add(factory.newThread(() -> {
				awaitUninterruptibly(start);
				log(number);
			}));
		}
		threads.forEach(Thread::start);
		start.countDown();
		join(threads);
		deliver();
		assertThat(distinct()).hasSize(THREADS * EVENTS_EACH);
		assertThat(stored()).hasSize(THREADS * EVENTS_EACH);
	}

	private void log(int thread) {
		for (int i = 0; i < EVENTS_EACH; i++) {
			this.logger.info("thread {} event {}", thread, i);
		}
	}

	@Test
	void interrupts_costNoEvent_andAreKept() throws InterruptedException {
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger lostFlags = new AtomicInteger();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			int number = i;
			threads.add(new Thread(() -> {
				for (int event = 0; event < 2_000; event++) {
					Thread.currentThread().interrupt();
					this.logger.info("thread {} event {}", number, event);
					if (!Thread.interrupted()) {
						lostFlags.incrementAndGet();
					}
				}
			}));
		}
		threads.forEach(Thread::start);
		Thread storm = new Thread(() -> {
			Random random = new Random(this.seed);
			while (!over.get()) {
				threads.get(random.nextInt(threads.size())).interrupt();
			}
		});
		storm.start();
		join(threads);
		over.set(true);
		storm.join();
		deliver();
		assertThat(lostFlags).hasValue(0);
		assertThat(distinct()).hasSize(8 * 2_000);
	}

	private static void join(List<Thread> threads) throws InterruptedException {
		for (Thread thread : threads) {
			thread.join();
		}
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Thread virtualThread(Runnable task) {
		try {
			Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
			return (Thread) Class.forName("java.lang.Thread$Builder")
				.getMethod("unstarted", Runnable.class)
				.invoke(builder, task);
		}
		catch (NoSuchMethodException | ClassNotFoundException | IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
