package io.github.cloudwatchlogging.buffer;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

}
