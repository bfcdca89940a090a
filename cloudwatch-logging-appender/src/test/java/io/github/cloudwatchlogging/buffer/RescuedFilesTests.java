package io.github.cloudwatchlogging.buffer;

import java.util.concurrent.atomic.AtomicLong;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of batches whose directory is deleted while the process lives.
 */
class RescuedFilesTests extends DiskTestBase {

	private void deleteDirectory() {
		this.disk.remove(this.process.directory());
		this.process.check();
		this.process.help();
	}

	@Test
	void whatWasInOpenFiles_isOnDiskAgain_whenTheDiskWorks() {
		append("rescued");
		deleteDirectory();
		append("afterwards");
		this.process.check();
		Recovered recovered = Recovered.from(this.disk.image());
		assertThat(recovered.batches().stream().flatMap((batch) -> batch.events().stream()))
			.extracting(BufferedEvent::message)
			.containsExactlyInAnyOrder("rescued", "afterwards");
		assertThat(deliverAll()).containsExactlyInAnyOrder("rescued", "afterwards");
		this.process.end();
		assertThat(this.disk.image().directories()).isEmpty();
		assertThat(this.disk.openFiles()).isZero();
	}

	@Test
	void batch_isSent_beforeItsFileIsClosed_whoseDirectoryIsGone() {
		this.process = new LiveProcess(this.disk, MEMORY, DISK, false, () -> false);
		this.process.help();
		append("a");
		this.disk.remove(this.process.directory());
		Batch batch = take();
		assertThat(batch.events()).extracting(BufferedEvent::message).containsExactly("a");
		acknowledge(batch);
		this.process.help();
	}

	@Test
	void dropOldest_givesUpWhatWasRescued_whenThereIsNoOtherRoom() {
		append("r".repeat(200_000));
		this.disk.faults.fail(Kind.CREATE_DIRECTORY, Integer.MAX_VALUE);
		deleteDirectory();
		append(LARGE, 4);
		append("the newest");
		assertThat(deliverAll()).contains("the newest");
	}

	@Test
	void rescuedBatches_giveWay_whenThereIsNoMemoryForAll() {
		for (int i = 0; i < 6; i++) {
			append(LARGE);
			append(LARGE);
			seal();
		}
		this.process = new LiveProcess(this.disk, MEMORY, DISK, false, () -> false);
		this.process.help();
		for (int i = 0; i < 6; i++) {
			append(LARGE);
			append(LARGE);
			seal();
		}
		this.disk.faults.fail(Kind.CREATE_DIRECTORY, Integer.MAX_VALUE);
		deleteDirectory();
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isPositive();
		assertThat(this.process.buffer.snapshot((key) -> null).allocatedBytes()).isLessThanOrEqualTo(MEMORY);
	}

	@Test
	void whatIsGoneWithItsDirectory_isNotSaidToBeKept_atTheEnd() {
		append("a");
		this.disk.faults.fail(Kind.CREATE_DIRECTORY, Integer.MAX_VALUE);
		this.disk.remove(this.process.directory());
		this.process.buffer.drain().close(0);
		assertThat(this.process.buffer.drain().abandon()).isOne();
		assertThat(events().dropped(DropReason.CLOSED)).isOne();
	}

	@Test
	void batch_isCountedOnce_whenItIsGivenUpWhileItIsSealed() {
		this.process = new LiveProcess(this.disk, MEMORY, 1 << 24, false, () -> false);
		this.process.help();
		for (int i = 0; i < 201; i++) {
			append(new DestinationKey("more than may be open " + i), "x");
		}
		append(LARGE);
		this.disk.remove(this.process.directory());
		seal();
		assertThat(events().accepted()).isEqualTo(202);
		assertThat(events().dropped()).isPositive();
	}

	@Test
	void limitHolds_whenABatchIsDelivered_whileItsFileIsWrittenAgain() {
		this.process = new LiveProcess(this.disk, 1 << 24, 300_000, true, () -> true);
		append("r".repeat(70_000));
		deleteDirectory();
		AtomicLong most = new AtomicLong();
		this.disk.onGrowth((length) -> most.accumulateAndGet(length, Math::max));
		this.disk.beforeNextSync(() -> {
			acknowledge(take());
			append("y".repeat(290_000));
		});
		this.process.check();
		assertThat(most.get()).isBetween(70_000L, 300_000L);
	}

	@Test
	void limitHolds_whenAFileCanNeitherBeWrittenAgainNorDeleted() {
		this.process = new LiveProcess(this.disk, 1 << 24, 300_000, false, () -> true);
		append("r".repeat(70_000));
		deleteDirectory();
		this.disk.faults.failWritesAfter(60_000, 1);
		this.disk.faults.fail(Kind.DELETE, Integer.MAX_VALUE);
		this.process.check();
		acknowledge(take());
		this.process.check();
		append("y".repeat(290_000));
		assertThat(onDisk()).isBetween(60_000L, 300_000L);
	}

	@Test
	void poll_findsNothing_whenSealingGivesUpTheBatchThatIsDue() {
		this.process = new LiveProcess(this.disk, MEMORY, 1 << 24, false, () -> false);
		this.process.help();
		append(LARGE);
		for (int i = 0; i < 201; i++) {
			append(new DestinationKey("more than may be open " + i), "x");
		}
		this.disk.remove(this.process.directory());
		this.process.ticker.advance(BufferFixture.LINGER);
		assertThat(this.process.outlet.poll()).isNull();
		assertThat(events().dropped()).isPositive();
	}

	@Test
	void dropOldest_keepsWhatWasRescued_asThatTakesNothingOfTheDisk() {
		this.process = start(300_000);
		append("rescued");
		this.disk.faults.fail(Kind.CREATE_DIRECTORY, 1);
		deleteDirectory();
		this.process.check();
		for (int i = 0; i < 4; i++) {
			append("x".repeat(70_000));
			seal();
		}
		append("y".repeat(70_000));
		assertThat(events().dropped()).isOne();
		assertThat(deliverAll()).contains("rescued");
	}

	@Test
	void backlog_isLookedInto_whenWhatWasRescuedIsOnDiskAgain() throws Exception {
		leaveBehind("left behind");
		this.process = start(DISK);
		append("r".repeat(150_000));
		deleteDirectory();
		Thread recovery = new Thread(this.process::recover);
		recovery.start();
		try {
			await().until(() -> recovery.getState() == Thread.State.WAITING);
			this.process.check();
			this.process.check();
			await().until(() -> events().recovered() == 1);
		}
		finally {
			recovery.interrupt();
			recovery.join();
		}
	}

}
