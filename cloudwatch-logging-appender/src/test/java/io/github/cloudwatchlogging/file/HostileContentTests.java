package io.github.cloudwatchlogging.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Messages that are made to be taken for records.
 */
// Far more than it takes, far less than an effort that grows with the square would.
@Timeout(5)
class HostileContentTests {

	private static final StoredEvent BEFORE = StoredEvent.of(1, EventLevel.INFO, "before");

	private static final StoredEvent AFTER = StoredEvent.of(3, EventLevel.WARN, "after");

	private final byte[] inner = BatchFile.ofThree().bytes();

	@Test
	void innerRecords_doNotAppear_whenTheOuterOneIsIntact() throws Exception {
		BatchFile file = around(StoredEvent.of(2, EventLevel.ERROR, this.inner));
		assertThat(StoredEvent.of(BatchFormat.read(file.bytes()))).isEqualTo(file.events());
	}

	@Test
	void innerRecords_doNotAppear_whenTheyAreText() throws Exception {
		String text = new String(this.inner, StandardCharsets.UTF_8);
		assertEachDamageCostsOne(StoredEvent.of(2, EventLevel.ERROR, text));
		String latin = new String(this.inner, StandardCharsets.ISO_8859_1);
		assertEachDamageCostsOne(StoredEvent.of(2, EventLevel.ERROR, latin));
	}

	@Test
	void markers_doNotHideTheNextRecord_howeverManyThereAre() throws Exception {
		// Each claims to reach almost to the end of the message.
		ByteBuffer message = ByteBuffer.allocate(2_000_000);
		while (message.remaining() >= 11) {
			message.putShort((short) 0xFFF8).putInt(0).put((byte) 'I').putInt(message.remaining() - 100);
		}
		BatchFile file = around(StoredEvent.of(2, EventLevel.INFO, message.array()));
		byte[] bytes = file.bytes();
		bytes[file.start(1) + 2]++;
		assertThat(StoredEvent.of(BatchFormat.read(bytes))).containsExactly(BEFORE, AFTER);
	}

	@Test
	void markers_areNotCounted_whereItIsKnownWhereTheMessageEnds() throws Exception {
		byte[] markers = ByteBuffer.allocate(100).putShort(30, (short) 0xFFF8).putShort(60, (short) 0xFFF8).array();
		StoredEvent event = StoredEvent.of(2, EventLevel.INFO, markers);
		BatchFile file = new BatchFile(List.of(BEFORE, event, event, event, AFTER));
		byte[] bytes = file.bytes();
		for (int i = 1; i <= 3; i++) {
			bytes[file.start(i) + 2]++;
		}
		BatchContents contents = BatchFormat.read(bytes);
		assertThat(StoredEvent.of(contents)).containsExactly(BEFORE, AFTER);
		assertThat(contents.damaged()).isEqualTo(3);
	}

	@Test
	void damagedLengths_doNotMakeReadingSlow_howeverManyThereAre() throws Exception {
		BatchFile file = BatchFile.ofMany(3000);
		byte[] bytes = file.bytes();
		for (int i = 0; i < 3000; i += 2) {
			ByteBuffer.wrap(bytes).putInt(file.start(i) + 7, (bytes.length - file.start(i)) / 2);
		}
		BatchContents contents = BatchFormat.read(bytes);
		assertThat(contents.records()).hasSize(1500);
		assertThat(contents.damaged()).isEqualTo(1500);
	}

	@Test
	void copiesOfTheBeginning_doNotMakeReadingSlow() {
		byte[] bytes = new byte[BatchFormat.MAX_FILE_BYTES];
		byte[] magic = BatchFormat.header(BatchFile.HEADER);
		for (int i = 0; i + 16 < bytes.length; i += 16) {
			System.arraycopy(magic, 0, bytes, i, 12);
			ByteBuffer.wrap(bytes).putInt(i + 12, Math.max(0, i - 20));
		}
		assertThat(catchThrowableOfType(UnreadableBatchException.class, () -> BatchFormat.read(bytes)))
			.hasMessageContaining("Both copies");
	}

	private static void assertEachDamageCostsOne(StoredEvent event) throws UnreadableBatchException {
		BatchFile file = around(event);
		for (int i = file.start(1); i < file.start(2); i++) {
			byte[] bytes = file.bytes();
			bytes[i] ^= 1;
			BatchContents contents = BatchFormat.read(bytes);
			assertThat(StoredEvent.of(contents)).containsExactly(BEFORE, AFTER);
			assertThat(contents.damaged()).isOne();
		}
	}

	private static BatchFile around(StoredEvent event) {
		return new BatchFile(List.of(BEFORE, event, AFTER));
	}

}
