package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What the disk does not do while the process lives, one thing at a time.
 */
class DiskTroubleTests extends DiskTestBase {

	/** A batch of it takes a chunk of the memory, to the last byte. */
	private static final String CHUNK = "x".repeat(HeapBatch.CHUNK_BYTES - 100);

	private static final RejectedEvents FIRST_TOO_OLD = new RejectedEvents(1, 0, Integer.MAX_VALUE);

	@Test
	void diskIsUsedAgain_whenItWorksAgain_thoughTheMemoryIsFull() {
		this.disk.faults.capacity(0);
		append(CHUNK, 10);
		long dropped = events().dropped(DropReason.BUFFER_FULL);
		assertThat(dropped).isPositive();
		this.disk.faults.clear();
		this.process.check();
		append("on disk", 100);
		assertThat(onDisk()).isPositive();
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isEqualTo(dropped);
	}

	@Test
	void eventsInMemory_doNotGiveWay_whenEarlierProcessesHaveLeftMoreThanTheLimitOfTheDisk() {
		leaveBehind(LARGE, LARGE, LARGE);
		this.process = start(LARGE.length());
		this.disk.faults.capacity(0);
		append("first in memory");
		this.process.recover();
		append("second in memory");
		assertThat(events().dropped()).isZero();
		assertThat(deliverAll()).contains("first in memory", "second in memory");
	}

	@Test
	void diskIsUsedAgain_thoughMemoryIsHalfFull_whenEarlierProcessesHaveLeftNearlyTheLimit() throws Exception {
		leaveBehind(LARGE, LARGE, LARGE);
		this.process = start(200_000);
		this.disk.faults.capacity(0);
		append(CHUNK, 3);
		this.disk.faults.clear();
		this.process.check();
		Thread recovery = new Thread(this.process::recover);
		recovery.start();
		try {
			await().until(() -> events().recovered() == 3);
			append("on disk");
			assertThat(this.process.lastFile()).contains("on disk");
		}
		finally {
			recovery.interrupt();
			recovery.join();
		}
	}

	@Test
	void dropOldest_keepsAFileOfADeadProcess_thatIsSetAsideAndNotDeleted() {
		append("damaged");
		append(LARGE);
		seal();
		this.process.help();
		this.disk.kill(this.process.directory());
		this.disk.image().put(0, flipped(this.disk.image().bytes(0), "damaged"));
		this.process = start(300_000);
		this.process.recover();
		append("y".repeat(250_000));
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isOne();
		assertThat(deliverAll()).contains(LARGE);
	}

	private static byte[] flipped(byte[] bytes, String text) {
		byte[] flipped = bytes.clone();
		flipped[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text)] ^= 1;
		return flipped;
	}

	@Test
	void limitHolds_whenTheFirstRecordOfAFileIsTorn_andTheFileStays() {
		this.process = start(300_000);
		this.disk.faults.capacity(50_000);
		this.disk.faults.fail(Kind.CUT, 1);
		this.disk.faults.fail(Kind.EMPTY, Integer.MAX_VALUE);
		this.disk.faults.fail(Kind.DELETE, Integer.MAX_VALUE);
		append(LARGE);
		this.disk.faults.capacity(Long.MAX_VALUE);
		this.process.check();
		append("y".repeat(290_000));
		assertThat(onDisk()).isBetween(50_000L, 300_000L);
	}

	@Test
	void dropOldest_givesUpNoMoreThanItHasTo_whenFilesCanBeDeletedButNotEmptied() {
		append(LARGE, 17);
		seal();
		long before = events().dropped();
		this.disk.faults.fail(Kind.EMPTY, Integer.MAX_VALUE);
		append(LARGE);
		assertThat(events().dropped() - before).isBetween(1L, 4L);
		append("on disk");
		assertThat(this.process.lastFile()).contains("on disk");
	}

	@Test
	void dropOldest_givesUpOneBatch_whenFilesCanBeNeitherEmptiedNorDeleted() {
		for (int i = 0; i < 16; i++) {
			append(LARGE);
			seal();
		}
		this.disk.faults.fail(Kind.EMPTY, Integer.MAX_VALUE);
		this.disk.faults.fail(Kind.DELETE, Integer.MAX_VALUE);
		append(LARGE, 3);
		this.process.check();
		append(LARGE);
		assertThat(events().dropped(DropReason.BUFFER_FULL)).as("given up in vain").isLessThanOrEqualTo(2);
		this.disk.faults.clear();
		this.process.check();
		append("on disk");
		seal();
		assertThat(this.process.lastFile()).contains("on disk");
	}

	@Test
	void dropOldest_givesUpNothing_forAnEventThatHasNoRoomBesideWhatIsSetAside() {
		this.process = start(300_000);
		append("a");
		seal();
		int aside = this.disk.nextFile();
		this.disk.image().put(aside, new byte[140_000]);
		this.disk.image().setAside(aside);
		this.process = start(300_000);
		append("first");
		seal();
		append("x".repeat(200_000));
		assertThat(deliverAll()).contains("first");
	}

	@Test
	void rejectedEvents_areCounted_whenTheFileCannotBeReadAnyMore() {
		append("a");
		append("b");
		Batch batch = take();
		batch.events();
		this.disk.faults.fail(Kind.READ, Integer.MAX_VALUE);
		this.process.outlet.acknowledge(batch, FIRST_TOO_OLD, BufferFixture.NOW);
		assertThat(events().delivered()).isOne();
		assertThat(events().rejected(RejectReason.TOO_OLD)).isOne();
	}

	@Test
	void partsThatAreDelivered_doNotComeBack_whenTheProcessEnds() {
		append("a");
		append("b");
		append("c");
		this.process.outlet.split(take(), BufferFixture.TRANSIENT, BufferFixture.NOW);
		acknowledge(take());
		this.process.end();
		Recovered recovered = Recovered.from(this.disk.image());
		assertThat(recovered.batches().stream().flatMap((batch) -> batch.events().stream()))
			.extracting(BufferedEvent::message)
			.containsExactly("b", "c");
		assertThat(recovered.unreadable()).isZero();
	}

	@Test
	void backlog_doesNotEndTheHold_howeverMuchItIs() {
		leaveBehind(LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE);
		this.process = startHolding();
		this.process.recover();
		append("live");
		assertThat(this.process.outlet.poll()).isNull();
		append(LARGE, 6);
		assertThat(this.process.outlet.poll()).as("live events take half of what is left").isNotNull();
	}

	@Test
	void recovery_goesOnTheNextTime_whenMemoryRunsOutInTheMidst() {
		leaveBehind("a", "b", "c");
		this.process = start(DISK);
		this.disk.faults.error(Kind.READ, new OutOfMemoryError("by the test"));
		assertThatThrownBy(this.process::recover).isInstanceOf(OutOfMemoryError.class);
		this.process.recover();
		assertThat(deliverAll()).containsExactly("a", "b", "c");
		assertThat(events().recovered()).isEqualTo(3);
	}

	@Test
	void recovery_findsWhatAProcessLeaves_thatDiesLater() {
		append("left behind");
		String other = this.process.directory();
		this.process = start(DISK);
		this.process.recover();
		this.disk.kill(other);
		this.process.ticker.advance(Duration.ofSeconds(29));
		this.process.recover();
		assertThat(events().recovered()).isZero();
		this.process.ticker.advance(Duration.ofSeconds(1));
		this.process.recover();
		assertThat(deliverAll()).containsExactly("left behind");
	}

	@Test
	void anErrorInTheMidstOfAWrite_doesNotBreakTheBooks_norTheFile() {
		append("before");
		this.disk.faults.error(Kind.WRITE, new StackOverflowError("by the test"));
		assertThatThrownBy(() -> append("lost")).isInstanceOf(StackOverflowError.class);
		this.process.buffer.refuse(DestinationKey.DEFAULT, EventLevel.INFO, DropReason.ENCODE_FAILED);
		append("after");
		ConservationLaw.assertAddsUp(this.process.buffer.snapshot((key) -> null));
		assertThat(events().accepted()).isEqualTo(3);
		assertThat(deliverAll()).containsExactly("before", "after");
	}

	@Test
	void fileThatIsClosedWhileItIsSynced_isNoFailureOfTheDisk() {
		this.process = new LiveProcess(this.disk, MEMORY, DISK, true, () -> true);
		append("a");
		this.disk.beforeNextSync(this::seal);
		this.process.sync();
		append("b");
		seal();
		assertThat(this.process.lastFile()).contains("b");
	}

	@Test
	void whatIsDeletedOfFilesThatAreSetAside_makesRoom() {
		int file = this.disk.nextFile();
		this.disk.image().put(file, new byte[DISK - 100_000]);
		this.disk.image().setAside(file);
		this.process = start(DISK);
		append("in memory");
		assertThat(this.process.lastFile()).doesNotContain("in memory");
		this.disk.image().clearSetAside();
		this.process.check();
		append("on disk");
		assertThat(this.process.lastFile()).contains("on disk");
	}

	@Test
	void directory_isNotGivenAway_beforeItsLastBatchIsSettled() {
		append("a");
		String first = this.process.directory();
		Batch batch = take();
		this.disk.remove(first);
		this.process.check();
		append("b");
		assertThat(this.process.directory()).isNotEqualTo(first);
		assertThat(this.disk.isHeld(first)).isTrue();
		acknowledge(batch);
		assertThat(this.disk.isHeld(first)).isFalse();
	}

	@Test
	void fileThatWasOpenedAhead_isNotUsed_whenItsDirectoryWasReplaced() {
		this.disk.remove(this.process.directory());
		this.process.check();
		append("a");
		assertThat(this.process.lastFile()).contains("a");
		assertThat(deliverAll()).containsExactly("a");
	}

	@Test
	void backlog_leavesHalfOfTheMemory_whenTheDiskIsOfNoUseForOtherReasons() throws Exception {
		for (int i = 0; i < 300; i++) {
			append("left behind");
			seal();
		}
		this.process.help();
		this.disk.kill(this.process.directory());
		int aside = this.disk.nextFile();
		this.disk.image().put(aside, new byte[DISK / 2 + 1]);
		this.disk.image().setAside(aside);
		this.process = start(DISK);
		assertHasRoomWhileRecoveryWaits();
	}

	@Test
	void backlog_leavesHalfOfTheMemory_howeverManyFilesThereAre() throws Exception {
		this.process = new LiveProcess(this.disk, 1 << 24, DISK, false, () -> true);
		for (int i = 0; i < 400; i++) {
			append("x".repeat(2400));
			seal();
		}
		this.process.help();
		this.disk.kill(this.process.directory());
		this.process = start(DISK);
		assertHasRoomWhileRecoveryWaits();
	}

	private void assertHasRoomWhileRecoveryWaits() throws InterruptedException {
		Thread recovery = new Thread(this.process::recover);
		recovery.start();
		try {
			await().until(() -> recovery.getState() == Thread.State.WAITING);
			append("new");
			assertThat(events().dropped()).isZero();
		}
		finally {
			recovery.interrupt();
			recovery.join();
		}
	}

}
