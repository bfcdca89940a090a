package io.github.cloudwatchlogging.file;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checksum of a part is what it would be if the part were alone.
 */
class ChecksumsTests {

	@Test
	void of_isTheChecksumOfEachPart() {
		byte[] bytes = bytes(300);
		Checksums checksums = new Checksums(bytes);
		for (int from = 0; from <= bytes.length; from++) {
			for (int to = from; to <= bytes.length; to++) {
				assertThat(checksums.of(from, to)).isEqualTo(RecordLayout.checksum(bytes, from, to));
			}
		}
	}

	@Test
	void of_isTheChecksumOfLongParts() {
		byte[] bytes = bytes(BatchFormat.MAX_FILE_BYTES);
		Checksums checksums = new Checksums(bytes);
		for (int from = 1; from < bytes.length; from *= 2) {
			assertThat(checksums.of(from, bytes.length)).isEqualTo(RecordLayout.checksum(bytes, from, bytes.length));
		}
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(3).nextBytes(bytes);
		return bytes;
	}

}
