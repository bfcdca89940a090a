package io.github.cloudwatchlogging.buffer;

import java.util.List;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of batches that are sent in parts: each takes its room until the last part is
 * settled.
 */
class DividedFilesTests extends DiskTestBase {

	/** How the text begins that tells of a gap. */
	private static final String MARKER = "[";

	private void divide() {
		this.process.outlet.split(take(), BufferFixture.TRANSIENT, BufferFixture.NOW);
	}

	/** The first letter of each message. */
	private List<String> delivered() {
		return deliverAll().stream().map((message) -> message.substring(0, 1)).toList();
	}

	@Test
	void dropOldest_keepsAPart_thatMakesNoRoomBecauseAnotherOneIsBeingSent() {
		append("sent");
		append("waits");
		divide();
		Batch sent = take();
		append(LARGE, 20);
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isPositive();
		acknowledge(sent);
		assertThat(delivered()).contains("w");
	}

	@Test
	void dropOldest_givesUpAllParts_whenTheirFileIsTheOnlyOne() {
		this.process = start(300_000);
		append(LARGE);
		append("x");
		divide();
		append("y".repeat(250_000));
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isEqualTo(2);
		assertThat(delivered()).containsExactly("y", MARKER);
	}

	@Test
	void dropOldest_givesUpNoPart_whenTheirFileIsNotEnough() {
		this.process = start(300_000);
		append("s".repeat(200_000));
		Batch sent = take();
		append("a".repeat(35_000));
		append("b".repeat(35_000));
		seal();
		divide();
		append("y".repeat(150_000));
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isOne();
		acknowledge(sent);
		assertThat(delivered()).containsExactly("a", "b", MARKER);
	}

	@Test
	void dropOldest_keepsAPart_whoseFileIsSetAsideAndNotDeleted() {
		this.process = start(300_000);
		append("unfit");
		append(LARGE);
		divide();
		this.process.outlet.drop(take(), new Failure("InvalidParameterException", "mend it", false, Outlook.MISNAMED),
				DropReason.INVALID, BufferFixture.NOW);
		append("y".repeat(250_000));
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(delivered()).contains("x");
	}

	@Test
	void dropOldest_givesUpNothingOnDisk_whenPartsThatAreSentTakeTheMemory() {
		append(LARGE, 16);
		seal();
		List<Batch> batches = List.of(take(), take());
		batches.forEach((each) -> this.process.outlet.split(each, BufferFixture.TRANSIENT, BufferFixture.NOW));
		for (int i = 0; i < 4; i++) {
			take();
		}
		append("y".repeat(100_000));
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isOne();
	}

	@Test
	void dropOldest_givesUpAPart_whenOnlyMemoryIsShort_andNotTheFileThatFills() {
		this.process = new LiveProcess(this.disk, 170_000, 900_000, false, () -> true);
		append(LARGE, 14);
		append("f".repeat((int) room() - 2100));
		Batch first = take();
		for (int i = 0; i < 3; i++) {
			take();
		}
		this.process.outlet.split(first, BufferFixture.TRANSIENT, BufferFixture.NOW);
		take();
		append("n".repeat(100));
		assertThat(events().dropped()).isEqualTo(2);
	}

	private long room() {
		DeliveryStats stats = this.process.buffer.snapshot((key) -> null);
		return stats.capacityBytes() - stats.allocatedBytes();
	}

	@Test
	void partsOfARescuedFile_areOnDiskAgain_once() {
		divideAndDeleteDirectory("a", "b");
		this.process.check();
		this.process.help();
		this.process.check();
		int before = this.disk.log().size();
		this.process.check();
		this.process.help();
		assertThat(this.disk.log()).hasSize(before);
		assertThat(Recovered.from(this.disk.image()).batches().stream().flatMap((batch) -> batch.events().stream()))
			.extracting(BufferedEvent::message)
			.containsExactly("a", "b");
		assertThat(delivered()).containsExactly("a", "b");
	}

	@Test
	void rescuedFile_isNotWritten_whileAPartIsBeingSent() {
		divideAndDeleteDirectory("a", "b");
		take();
		this.process.check();
		this.process.check();
		assertThat(onDisk()).isZero();
	}

	@Test
	void dropOldest_givesUpThePartsOfARescuedFile_forAnEventThatNeedsTheirMemory() {
		divideAndDeleteDirectory("r".repeat(50_000), "s".repeat(50_000));
		this.disk.faults.fail(Kind.CREATE_DIRECTORY, Integer.MAX_VALUE);
		this.process.check();
		append("y".repeat(150_000));
		assertThat(delivered()).contains("y");
	}

	/** While the file is open, so that what is in it can be rescued. */
	private void divideAndDeleteDirectory(String first, String second) {
		this.process = new LiveProcess(this.disk, MEMORY, DISK, false, () -> false);
		this.process.help();
		append(first);
		append(second);
		this.process.help();
		divide();
		this.disk.remove(this.process.directory());
		this.process.help();
	}

}
