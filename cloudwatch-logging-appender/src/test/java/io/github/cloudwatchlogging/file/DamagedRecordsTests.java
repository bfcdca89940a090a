package io.github.cloudwatchlogging.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is damaged is lost and counted, nothing else is.
 */
class DamagedRecordsTests {

	private static final int PAGE = 4096;

	private final BatchFile file = BatchFile.ofThree();

	private final BatchFile many = BatchFile.ofMany(1000);

	@Test
	void cut_losesWhatIsNotComplete_andIsNoDamage() throws Exception {
		for (int length = this.file.headerLength(); length <= this.file.length(); length++) {
			byte[] cut = Arrays.copyOf(this.file.bytes(), length);
			assertRead(cut, this.file.before(length), 0);
		}
	}

	@Test
	void zerosAtTheEnd_areNoDamage() throws Exception {
		for (int length = this.file.headerLength(); length <= this.file.length(); length++) {
			for (int zeros : List.of(1, 2, 5, 19, 100, PAGE, 1_000_000)) {
				byte[] cut = Arrays.copyOf(Arrays.copyOf(this.file.bytes(), length), length + zeros);
				assertRead(cut, this.file.before(length), 0);
			}
		}
	}

	@Test
	void flippedBit_costsItsRecordAlone() throws Exception {
		for (int i = this.file.headerLength() * Byte.SIZE; i < this.file.length() * Byte.SIZE; i++) {
			byte[] bytes = this.file.bytes();
			bytes[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
			assertRead(bytes, this.file.without(Set.of(i / Byte.SIZE)), 1);
		}
	}

	@Test
	void damagedByte_costsItsRecordAlone() throws Exception {
		for (int i = this.file.headerLength(); i < this.file.length(); i++) {
			for (int change = 1; change <= 0xFF; change++) {
				byte[] bytes = this.file.bytes();
				bytes[i] ^= (byte) change;
				BatchContents contents = BatchFormat.read(bytes);
				assertThat(StoredEvent.of(contents)).isEqualTo(this.file.without(Set.of(i)));
				// A last byte of zero may never have been written.
				assertThat(contents.damaged()).isEqualTo((bytes[bytes.length - 1] != 0) ? 1 : 0);
			}
		}
	}

	@Test
	void twoDamages_costTheirRecordsAlone() throws Exception {
		BatchFile five = BatchFile.ofMany(5);
		for (int i = five.start(1); i < five.start(2); i++) {
			for (int j = five.start(2); j < five.start(4); j++) {
				byte[] bytes = five.bytes();
				bytes[i] ^= 1;
				bytes[j] ^= 1;
				BatchContents contents = BatchFormat.read(bytes);
				assertThat(StoredEvent.of(contents)).isEqualTo(five.without(List.of(i, j)));
				boolean same = five.without(Set.of(i)).equals(five.without(List.of(i, j)));
				// Without its marker the second one leaves no trace.
				boolean traceless = j - five.start(2) < 2;
				assertThat(contents.damaged()).isBetween((same || traceless) ? 1 : 2, same ? 1 : 2);
			}
		}
	}

	@Test
	void damagedMessages_areCountedEach() throws Exception {
		byte[] bytes = this.many.bytes();
		for (int i = 100; i < 200; i++) {
			bytes[this.many.start(i) + BatchFormat.RECORD_OVERHEAD]++;
		}
		bytes[bytes.length - 2]++;
		assertRead(bytes, this.many.without(places(bytes)), 101);
	}

	@Test
	void damagedLengths_areCountedEach() throws Exception {
		byte[] bytes = this.many.bytes();
		for (int i = 100; i < 200; i++) {
			bytes[this.many.start(i) + RecordLayout.LENGTH_END - 1] = 'X';
		}
		assertRead(bytes, this.many.without(places(bytes)), 100);
	}

	@Test
	void zeroPage_costsWhatWasThere_whereverItIs() throws Exception {
		for (int from = this.many.headerLength(); from + PAGE < this.many.length(); from += 97) {
			byte[] bytes = this.many.bytes();
			Arrays.fill(bytes, from, from + PAGE, (byte) 0);
			List<StoredEvent> intact = this.many.without(from, from + PAGE);
			BatchContents contents = BatchFormat.read(bytes);
			assertThat(StoredEvent.of(contents)).isEqualTo(intact);
			assertThat(contents.damaged()).isBetween(1, 1000 - intact.size());
		}
	}

	@Test
	void zeroPageAtTheEnd_isNoDamage() throws Exception {
		for (int from = this.many.length() - PAGE; from < this.many.length(); from++) {
			byte[] bytes = this.many.bytes();
			Arrays.fill(bytes, from, bytes.length, (byte) 0);
			assertRead(bytes, this.many.before(from), 0);
		}
	}

	@Test
	void damageBeforeACut_isCounted_butNotTheCut() throws Exception {
		for (int length = this.file.start(2) + 1; length < this.file.length(); length++) {
			byte[] cut = Arrays.copyOf(this.file.bytes(), length);
			cut[this.file.start(2) - 3]++;
			assertRead(cut, this.file.before(this.file.start(1)), 1);
		}
	}

	@Test
	void missingEnd_costsItsRecordAlone_howeverLittleIsLeft() throws Exception {
		byte[] bytes = this.file.bytes();
		for (int end = this.file.start(0) + 1; end < this.file.start(1); end++) {
			byte[] without = BatchFile.join(Arrays.copyOf(bytes, end),
					Arrays.copyOfRange(bytes, this.file.start(1), bytes.length));
			assertRead(without, this.file.without(end, this.file.start(1)), 1);
		}
	}

	@Test
	void missingBytes_costTheirRecordsAlone() throws Exception {
		byte[] bytes = this.many.bytes();
		int from = this.many.start(10) + 7;
		int to = this.many.start(30) + 7;
		byte[] without = BatchFile.join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
		assertRead(without, this.many.without(from, to), 1);
	}

	@Test
	void unknownKind_isCounted_andNotDelivered() throws Exception {
		byte[] later = StoredEvent.of(1, EventLevel.INFO, "of a kind to come").record();
		later[RecordLayout.CHECKED] = 'Z';
		int checksum = RecordLayout.checksum(later, RecordLayout.CHECKED, later.length);
		ByteBuffer.wrap(later).putInt(2, checksum);
		byte[] record = this.file.events().get(0).record();
		assertRead(BatchFile.join(this.file.bytes(), later, record, later), List.of(this.file.events().get(0),
				this.file.events().get(1), this.file.events().get(2), this.file.events().get(0)), 2);
	}

	private Iterable<Integer> places(byte[] bytes) {
		byte[] original = this.many.bytes();
		return IntStream.range(0, bytes.length).filter((i) -> bytes[i] != original[i]).boxed().toList();
	}

	private static void assertRead(byte[] bytes, List<StoredEvent> events, int damaged)
			throws UnreadableBatchException {
		BatchContents contents = BatchFormat.read(bytes);
		assertThat(contents.header()).isEqualTo(BatchFile.HEADER);
		assertThat(StoredEvent.of(contents)).isEqualTo(events);
		assertThat(contents.damaged()).isEqualTo(damaged);
	}

}
