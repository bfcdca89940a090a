package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.Objects;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Threads that wait for ever where there is no room, and what wakes them.
 */
class BlockedByDiskTests {

	private static final int DISK = 1 << 20;

	private final FakeDisk disk = new FakeDisk(new DiskImage());

	private LogBuffer buffer() {
		BufferConfig config = new BufferConfig(1 << 24, OverflowPolicy.BLOCK, Duration.ZERO, null);
		LogBuffer buffer = new LogBuffer(config, Recovered.setup(this.disk, DISK, false, Runnable::run), 0,
				Ticker.system(), Recovered.CLOCK);
		buffer.release();
		return buffer;
	}

	private static Thread append(LogBuffer buffer, int length, int times) {
		Thread thread = new Thread(() -> {
			for (int i = 0; i < times; i++) {
				buffer.append(DestinationKey.DEFAULT, BufferFixture.NOW.toEpochMilli(), EventLevel.INFO,
						new byte[length], length);
			}
		});
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	@Test
	void thread_doesNotWait_forAnEventThatHasNoRoomBesideWhatIsSetAside() {
		int aside = this.disk.nextFile();
		this.disk.image().put(aside, new byte[500_000]);
		this.disk.image().setAside(aside);
		Thread thread = append(buffer(), 700_000, 1);
		await().until(() -> !thread.isAlive());
	}

	@Test
	void thread_goesOn_whenTheDiskFailsAndThereIsMemory() {
		LogBuffer buffer = buffer();
		Thread thread = append(buffer, 200_000, 10);
		await().until(() -> thread.getState() == Thread.State.WAITING);
		this.disk.faults.fail(Kind.CREATE_DIRECTORY, Integer.MAX_VALUE);
		this.disk.remove(this.disk.image().directories().lastKey());
		Objects.requireNonNull(buffer.diskCheck()).run();
		await().until(() -> !thread.isAlive());
		assertThat(buffer.snapshot((key) -> null).queue().events()).isEqualTo(10);
	}

}
