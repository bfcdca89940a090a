package io.github.cloudwatchlogging.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens to a file, what comes back was written, in that order, and everything
 * comes back that nothing has happened to.
 */
class RandomDamageTests {

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private final BatchFile file = new BatchFile(events(this.random.nextInt(60)));

	@RepeatedTest(200)
	void damagedBytes_costTheirRecordsAlone() throws Exception {
		byte[] bytes = this.file.bytes();
		List<Integer> places = new ArrayList<>();
		for (int i = this.random.nextInt(20); i > 0 && !this.file.events().isEmpty(); i--) {
			int place = this.random.nextInt(this.file.headerLength(), bytes.length);
			places.add(place);
			bytes[place] ^= (byte) (1 + this.random.nextInt(255));
		}
		List<StoredEvent> intact = this.file.without(places);
		BatchContents contents = BatchFormat.read(bytes);
		assertThat(StoredEvent.of(contents)).as("seed %d", this.seed).containsAll(intact);
		assertWritten(contents);
	}

	@RepeatedTest(200)
	void anything_neverThrowsAnythingElse_andNeverInvents() {
		byte[] bytes = this.file.bytes();
		for (int i = this.random.nextInt(5); i >= 0 && bytes.length > 0; i--) {
			bytes = mutate(bytes);
		}
		try {
			assertWritten(BatchFormat.read(bytes));
		}
		catch (UnreadableBatchException ex) {
			assertThat(ex.records()).as("seed %d", this.seed).isLessThanOrEqualTo(this.file.events().size());
		}
	}

	@RepeatedTest(100)
	void recordsOfNoise_neverThrowAnythingElse() {
		byte[] bytes = new byte[this.random.nextInt(2000)];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = new byte[] { 0, 0, 0, -1, (byte) 0xF8, 'I', 'M', 1, 60,
					(byte) this.random.nextInt() }[this.random.nextInt(10)];
		}
		try {
			BatchContents contents = BatchFormat.read(BatchFile.join(BatchFormat.header(BatchFile.HEADER), bytes));
			assertThat(contents.damaged()).as("seed %d", this.seed).isBetween(0, bytes.length / 19 + 1);
		}
		catch (UnreadableBatchException ex) {
			throw new AssertionError("seed " + this.seed, ex);
		}
	}

	private byte[] mutate(byte[] bytes) {
		int from = this.random.nextInt(bytes.length);
		int to = this.random.nextInt(from, bytes.length + 1);
		byte[] changed = bytes.clone();
		switch (this.random.nextInt(5)) {
			case 0 -> changed = Arrays.copyOf(bytes, from);
			case 1 -> changed = BatchFile.join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
			case 2 -> Arrays.fill(changed, from, to, (byte) 0);
			case 3 -> changed[from] ^= (byte) (1 << this.random.nextInt(8));
			default -> {
				byte[] noise = new byte[to - from];
				this.random.nextBytes(noise);
				System.arraycopy(noise, 0, changed, from, noise.length);
			}
		}
		return changed;
	}

	private void assertWritten(BatchContents contents) {
		List<StoredEvent> read = StoredEvent.of(contents);
		List<StoredEvent> written = new ArrayList<>(this.file.events());
		written.retainAll(read);
		assertThat(read).as("seed %d", this.seed).isEqualTo(written);
		assertThat(contents.header()).as("seed %d", this.seed).isEqualTo(BatchFile.HEADER);
	}

	private List<StoredEvent> events(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> StoredEvent.of(i, EventLevel.values()[i % 5], "ä ".repeat(this.random.nextInt(200)) + i))
			.toList();
	}

}
