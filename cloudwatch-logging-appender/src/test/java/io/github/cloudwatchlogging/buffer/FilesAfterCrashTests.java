package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mistakes that others have made in keeping events on disk, and those that
 * {@link CrashTests} has found here.
 */
class FilesAfterCrashTests {

	private static final long MAX_BYTES = 1 << 20;

	private final FakeDisk disk = new FakeDisk(new DiskImage());

	private LiveProcess process = new LiveProcess(this.disk, MAX_BYTES, false, () -> true);

	private void restart(FakeDisk disk) {
		this.process = new LiveProcess(disk, MAX_BYTES, false, () -> true);
		this.process.recover();
	}

	private void append(String message) {
		append(DestinationKey.DEFAULT, message);
	}

	private void append(DestinationKey key, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.process.buffer.append(key, BufferFixture.NOW.toEpochMilli(), EventLevel.INFO, bytes, bytes.length);
	}

	private Batch take() {
		this.process.ticker.advance(BufferFixture.LINGER);
		return Objects.requireNonNull(this.process.outlet.poll());
	}

	private void acknowledge(Batch batch) {
		this.process.outlet.acknowledge(batch, RejectedEvents.NONE, BufferFixture.NOW);
	}

	/** What another process finds if this one is killed now. */
	private Recovered kill() {
		return Recovered.from(this.disk.image());
	}

	private static List<String> texts(Recovered recovered) {
		return recovered.batches()
			.stream()
			.flatMap((batch) -> batch.events().stream())
			.map(BufferedEvent::message)
			.toList();
	}

	/** The file of the first batch. */
	private int firstFile() {
		return this.disk.image().directories().firstEntry().getValue().firstEntry().getValue();
	}

	private <T> List<T> done(Class<T> type) {
		return this.disk.log().stream().filter(type::isInstance).map(type::cast).toList();
	}

	private long dropped(DropReason reason) {
		return this.process.buffer.snapshot((key) -> null).events().dropped(reason);
	}

	@Test
	void file_isEmptiedBeforeItIsDeleted_whenItsBatchIsSettled() {
		append("a");
		int file = firstFile();
		acknowledge(take());
		assertThat(this.disk.log().stream().filter((op) -> op.endedFile() == file))
			.hasExactlyElementsOfTypes(DiskOp.Empty.class, DiskOp.Delete.class);
	}

	@Test
	void file_isNotTouched_untilWhatWasRecoveredIsSettled() {
		append("a");
		append("b");
		restart(this.disk.afterKill());
		Batch batch = take();
		this.process.outlet.split(batch, BufferFixture.TRANSIENT, BufferFixture.NOW);
		acknowledge(take());
		assertThat(texts(kill())).containsExactly("a", "b");
		acknowledge(take());
		assertThat(texts(kill())).isEmpty();
	}

	@Test
	void zerosAtTheEnd_areTheEnd_whenPowerWasCut() {
		append("a");
		byte[] bytes = this.disk.image().bytes(firstFile());
		this.disk.image().put(firstFile(), Arrays.copyOf(bytes, bytes.length + 5000));
		Recovered recovered = kill();
		assertThat(texts(recovered)).containsExactly("a");
		assertThat(recovered.unreadable()).isZero();
	}

	@Test
	void tornRecord_isNotCounted() {
		append("a");
		append("bbbb");
		byte[] bytes = this.disk.image().bytes(firstFile());
		this.disk.image().put(firstFile(), Arrays.copyOf(bytes, bytes.length - 1));
		Recovered recovered = kill();
		assertThat(texts(recovered)).containsExactly("a");
		assertThat(recovered.unreadable()).isZero();
	}

	@Test
	void completeButDamagedRecord_isCounted() {
		append("a");
		append("bbbb");
		int file = firstFile();
		this.disk.apply(new DiskOp.Damage(file, this.disk.image().bytes(file).length - 1, 1));
		Recovered recovered = kill();
		assertThat(texts(recovered)).containsExactly("a");
		assertThat(recovered.unreadable()).isOne();
	}

	@Test
	void fileNames_doNotCollide_whenProcessIsStartedAgain() {
		append("a");
		restart(this.disk.afterKill());
		append("b");
		restart(this.disk.afterKill());
		append("c");
		assertThat(texts(kill())).containsExactly("a", "b", "c");
	}

	@Test
	void failedWrite_isCutBack() {
		append("a");
		this.disk.faults.failWritesAfter(10, 1);
		append("b");
		this.process.check();
		append("c");
		Recovered recovered = kill();
		assertThat(texts(recovered)).containsExactly("a", "c");
		assertThat(recovered.unreadable()).isZero();
		assertThat(done(DiskOp.Cut.class)).isNotEmpty();
	}

	@Test
	void recordsBeforeATornOne_areFound_whenItCannotBeCut() {
		append("a");
		this.disk.faults.failWritesAfter(10, 1);
		this.disk.faults.fail(Kind.CUT, 1);
		append("b");
		this.process.check();
		append("c");
		Recovered recovered = kill();
		assertThat(texts(recovered)).containsExactly("a", "c");
		assertThat(recovered.unreadable()).isZero();
	}

	@Test
	void event_isKeptInMemory_whenHeaderIsNotTaken() {
		this.disk.faults.failWritesAfter(10, 1);
		append("a");
		assertThat(kill().batches()).isEmpty();
		assertThat(take().events()).extracting(BufferedEvent::message).containsExactly("a");
		assertThat(this.disk.image().named()).isEmpty();
	}

	@Test
	void events_areLostInAPowerCut_onlySinceTheLastSync() {
		this.process = new LiveProcess(this.disk, MAX_BYTES, true, () -> true);
		append("a");
		append(new DestinationKey("audit"), "b");
		this.process.sync();
		append("c");
		for (int seed = 0; seed < 200; seed++) {
			assertThat(texts(Recovered.from(PowerCut.after(this.disk.log(), new Random(seed))))).contains("a", "b")
				.containsAnyOf("a", "b", "c");
		}
	}

	@Test
	void order_isKept_whenFileIsOpenedWhileAnotherIsOpenedAhead() {
		this.process = new LiveProcess(this.disk, MAX_BYTES, false, () -> false);
		this.process.buffer.configure(new BatchLimits(1, 1000), 0);
		this.disk.beforeNextCreate(() -> append("a"));
		this.process.help();
		append("b");
		append("c");
		assertThat(texts(kill())).containsExactly("a", "b", "c");
	}

	@Test
	void file_isClosed_whenItsOpenBatchIsGivenUp() {
		this.process = new LiveProcess(this.disk, 3 * 8192, false, () -> true);
		IntStream.range(0, 20).forEach((i) -> append(new DestinationKey("key" + i), "x".repeat(4000)));
		assertThat(dropped(DropReason.BUFFER_FULL)).isPositive();
		// Those that fill, and one that is opened ahead.
		assertThat(this.disk.openFiles()).isLessThanOrEqualTo(this.disk.image().named().size());
	}

	@Test
	void file_isClosed_whenItDoesNotTakeItsFirstRecord() {
		for (int i = 0; i < 20; i++) {
			this.disk.faults.capacity(this.disk.image().length() + 200);
			append("x".repeat(4000));
			this.disk.faults.clear();
			this.process.check();
		}
		assertThat(this.disk.openFiles()).isLessThanOrEqualTo(1);
	}

	@Test
	void nextEvent_isKeptInMemory_whenAFullFileCannotBeSynced() {
		this.process = new LiveProcess(this.disk, MAX_BYTES, true, () -> true);
		append("a");
		this.disk.faults.fail(Kind.SYNC, 1);
		this.process.buffer.drain().flush(0);
		append("b");
		assertThat(texts(kill())).containsExactly("a");
	}

	@Test
	void event_isKeptInMemory_whenWhatIsSetAsideLeavesNoRoom() {
		this.disk.image().put(1000, new byte[(int) MAX_BYTES]);
		this.disk.image().setAside(1000);
		restart(this.disk.afterKill());
		append("a");
		assertThat(take().events()).extracting(BufferedEvent::message).containsExactly("a");
		assertThat(dropped(DropReason.BUFFER_FULL)).isZero();
	}

	@Test
	void limitOfTheDisk_isKept_whenFilesCannotBeRead() {
		this.process.buffer.configure(new BatchLimits(1, 10_000), 0);
		IntStream.range(0, 50).forEach((i) -> append("x".repeat(9000)));
		FakeDisk later = this.disk.afterKill();
		later.faults.fail(Kind.READ, 50);
		restart(later);
		IntStream.range(0, 200).forEach((i) -> append("x".repeat(9000)));
		assertThat(later.image().length()).isLessThanOrEqualTo(MAX_BYTES);
	}

	@Test
	void event_isKeptInMemory_whenNoRoomIsLeftForTheBatchThatFills() {
		this.process.buffer.configure(new BatchLimits(1, 10_000), 0);
		IntStream.range(0, 100).forEach((i) -> append("x".repeat(9000)));
		FakeDisk later = this.disk.afterKill();
		this.process = new LiveProcess(later, MAX_BYTES, false, () -> true);
		append("a");
		later.faults.fail(Kind.READ, 100);
		this.process.recover();
		IntStream.range(0, 100).forEach((i) -> append("x".repeat(9000)));
		assertThat(dropped(DropReason.BUFFER_FULL)).isZero();
	}

	@Test
	void largestEvent_isFoundOrNeverWas_whereverItsWriteIsCut() {
		this.process = new LiveProcess(this.disk, 8 * MAX_BYTES, false, () -> true);
		append("a");
		int written = this.disk.image().bytes(firstFile()).length;
		append("x".repeat(BatchLimits.MAX_MESSAGE_BYTES - 100));
		assertThat(texts(kill())).hasSize(2);
		byte[] bytes = this.disk.image().bytes(firstFile());
		for (int length = bytes.length - 1; length > written; length -= 100_003) {
			this.disk.image().put(firstFile(), Arrays.copyOf(bytes, length));
			assertThat(texts(kill())).containsExactly("a");
			assertThat(kill().unreadable()).isZero();
		}
	}

}
