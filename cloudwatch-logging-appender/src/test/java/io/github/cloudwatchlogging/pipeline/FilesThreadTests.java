package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class FilesThreadTests {

	private static final Duration PATIENT = Duration.ofSeconds(10);

	private final FilesThread thread = new FilesThread();

	private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

	@AfterEach
	void end() throws InterruptedException {
		this.thread.end(PATIENT);
	}

	private void execute(int number) {
		this.thread.execute(() -> this.done.add(number));
	}

	@Test
	void tasks_areDoneInOrder_alsoThoseThatCameBeforeTheStart() {
		execute(1);
		execute(2);
		this.thread.start();
		execute(3);
		await().atMost(PATIENT).untilAsserted(() -> assertThat(this.done).containsExactly(1, 2, 3));
		execute(4);
		await().atMost(PATIENT).untilAsserted(() -> assertThat(this.done).containsExactly(1, 2, 3, 4));
	}

	@Test
	void anError_endsNeitherTheThread_norWhatIsRepeated() {
		AtomicInteger times = new AtomicInteger();
		this.thread.repeat(() -> {
			times.incrementAndGet();
			throw new OutOfMemoryError("by the test");
		}, Duration.ofMillis(1));
		this.thread.start();
		this.thread.execute(() -> {
			throw new StackOverflowError("by the test");
		});
		execute(1);
		await().atMost(PATIENT).until(() -> times.get() > 2 && !this.done.isEmpty());
	}

	@Test
	void whatIsRepeated_hasItsTurn_thoughThereIsAlwaysSomethingElseToDo() {
		AtomicInteger times = new AtomicInteger();
		this.thread.repeat(times::incrementAndGet, Duration.ofMillis(1));
		this.thread.start();
		endless();
		await().atMost(PATIENT).until(() -> times.get() > 2);
	}

	private void endless() {
		try {
			this.thread.execute(this::endless);
		}
		catch (RejectedExecutionException ex) {
			// The test has ended.
		}
	}

	@Test
	void end_waitsForWhatIsToBeDone_andTakesNothingMore() throws InterruptedException {
		CountDownLatch go = new CountDownLatch(1);
		this.thread.start();
		this.thread.execute(() -> {
			try {
				go.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		execute(1);
		this.thread.end(Duration.ZERO);
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> execute(2));
		go.countDown();
		this.thread.end(PATIENT);
		assertThat(this.done).containsExactly(1);
	}

}
