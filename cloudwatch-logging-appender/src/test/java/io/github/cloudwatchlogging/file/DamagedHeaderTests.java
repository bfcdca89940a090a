package io.github.cloudwatchlogging.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A header survives any single damage; where it does not, it is said what is the matter.
 */
class DamagedHeaderTests {

	private final BatchFile file = BatchFile.ofThree();

	private final int copy = this.file.headerLength() / 2;

	@Test
	void flippedBit_costsNothing() throws Exception {
		for (int i = 0; i < this.file.headerLength() * Byte.SIZE; i++) {
			byte[] bytes = this.file.bytes();
			bytes[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
			assertAllIsRead(bytes);
		}
	}

	@Test
	void damagedByte_costsNothing() throws Exception {
		for (int i = 0; i < this.file.headerLength(); i++) {
			for (int value : List.of(0, 0xFF, 0x7F, 0x3F)) {
				byte[] bytes = this.file.bytes();
				bytes[i] = (byte) value;
				assertAllIsRead(bytes);
			}
		}
	}

	@Test
	void copyOfZeros_costsNothing() throws Exception {
		for (int start : List.of(0, this.copy)) {
			byte[] bytes = this.file.bytes();
			Arrays.fill(bytes, start, start + this.copy, (byte) 0);
			assertAllIsRead(bytes);
		}
	}

	@Test
	void bothCopies_areUnreadable_whereverTheyAreDamaged() {
		for (int i = 0; i < this.copy; i++) {
			for (int j = this.copy; j < this.file.headerLength(); j++) {
				byte[] bytes = this.file.bytes();
				bytes[i] ^= 0x10;
				bytes[j] ^= 0x08;
				UnreadableBatchException unreadable = unreadable(bytes);
				assertThat(unreadable.records()).isEqualTo(3);
				assertThat(unreadable.isFuture()).isFalse();
				assertThat(unreadable.isEmpty()).isFalse();
			}
		}
	}

	@Test
	void message_tellsWhatIsFound() {
		byte[] bytes = this.file.bytes();
		bytes[this.copy - 1]++;
		bytes[this.copy + 20]++;
		assertThat(unreadable(bytes))
			.hasMessage("Both copies of its header are damaged; events that can be read, but not where they go: 3");
		bytes[0] = 0;
		assertThat(unreadable(bytes))
			.hasMessage("It does not begin as a batch does; events that can be read, but not where they go: 3");
		assertThat(unreadable(new byte[] { 1, 2, 3 }))
			.hasMessage("It does not begin as a batch does; no event is found in it");
	}

	@Test
	void cutHeader_isEmpty_orHoldsNothing() throws Exception {
		for (int length = 0; length < this.file.headerLength(); length++) {
			byte[] cut = Arrays.copyOf(this.file.bytes(), length);
			assertHoldsNothing(cut, length);
			assertHoldsNothing(Arrays.copyOf(cut, length + 4096), length);
		}
	}

	@Test
	void zeros_areEmpty() {
		for (int length : List.of(0, 1, 7, 8, 16, 20, 4096, BatchFormat.MAX_FILE_BYTES)) {
			assertThat(unreadable(new byte[length]).isEmpty()).isTrue();
		}
	}

	@Test
	void laterVersion_isLeftAlone_alsoIfACopyIsDamaged() {
		byte[] payload = { 1, 2, 3 };
		byte[] header = HeaderFrame.encode(2, payload);
		for (int i = -1; i < header.length; i++) {
			byte[] bytes = BatchFile.join(header, this.file.events().get(0).record());
			if (i >= 0) {
				bytes[i] ^= 1;
			}
			UnreadableBatchException unreadable = unreadable(bytes);
			assertThat(unreadable.isFuture()).isTrue();
			assertThat(unreadable.records()).isZero();
			assertThat(unreadable).hasMessage("It was written by a later version of this library, in format 2");
		}
	}

	@Test
	void versionThatNeverWas_isUnreadable() {
		for (int version : List.of(0, -1, Integer.MIN_VALUE)) {
			byte[] bytes = HeaderFrame.encode(version, HeaderPayload.encode(BatchFile.HEADER));
			assertThat(unreadable(bytes))
				.hasMessage("Its header is intact, but not of version 1; no event is found in it");
		}
	}

	@Test
	void additions_areIgnored() throws Exception {
		byte[] payload = BatchFile.join(HeaderPayload.encode(BatchFile.HEADER), new byte[] { 0, 0, 0, 7, -1, -8 });
		assertAllIsRead(new BatchFile(HeaderFrame.encode(1, payload), this.file.events()).bytes());
	}

	@Test
	void payload_isUnreadable_whereALengthInItIsWrong() {
		byte[] payload = HeaderPayload.encode(BatchFile.HEADER);
		for (int length : List.of(-1, payload.length, Integer.MAX_VALUE)) {
			byte[] changed = ByteBuffer.wrap(payload.clone()).putInt(Long.BYTES, length).array();
			assertThat(unreadable(HeaderFrame.encode(1, changed)).isEmpty()).isFalse();
		}
		for (int length = 0; length < payload.length; length++) {
			byte[] cut = HeaderFrame.encode(1, Arrays.copyOf(payload, length));
			assertThat(unreadable(BatchFile.join(cut, this.file.events().get(0).record())).records()).isOne();
		}
	}

	private void assertHoldsNothing(byte[] bytes, int written) throws UnreadableBatchException {
		if (written < this.copy) {
			assertThat(unreadable(bytes).isEmpty()).as("%d bytes", written).isTrue();
			return;
		}
		assertThat(BatchFormat.read(bytes)).isEqualTo(new BatchContents(BatchFile.HEADER, List.of(), 0));
	}

	private void assertAllIsRead(byte[] bytes) throws UnreadableBatchException {
		BatchContents contents = BatchFormat.read(bytes);
		assertThat(contents.header()).isEqualTo(BatchFile.HEADER);
		assertThat(StoredEvent.of(contents)).isEqualTo(this.file.events());
		assertThat(contents.damaged()).isZero();
	}

	private static UnreadableBatchException unreadable(byte[] bytes) {
		return catchThrowableOfType(UnreadableBatchException.class, () -> BatchFormat.read(bytes));
	}

}
