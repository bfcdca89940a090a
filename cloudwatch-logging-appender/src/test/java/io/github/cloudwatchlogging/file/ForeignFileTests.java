package io.github.cloudwatchlogging.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files that are something else.
 */
class ForeignFileTests {

	@Test
	void text_isUnreadable() {
		assertForeign("2026-11-20 INFO something was logged\n".repeat(100).getBytes(StandardCharsets.UTF_8));
		assertForeign("\uFEFFsomething".getBytes(StandardCharsets.UTF_16));
		assertForeign(new byte[] { '\n' });
	}

	@Test
	void gzip_isUnreadable() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(BatchFile.ofMany(100).bytes());
		}
		assertForeign(bytes.toByteArray());
	}

	@Test
	void classFile_isUnreadable() throws IOException {
		try (InputStream bytes = ForeignFileTests.class.getResourceAsStream("ForeignFileTests.class")) {
			assertThat(bytes).isNotNull();
			assertForeign(bytes.readAllBytes());
		}
	}

	@Test
	void random_isUnreadable() {
		Random random = new Random(7);
		for (int i = 1; i < 500; i++) {
			byte[] bytes = new byte[i * 11];
			random.nextBytes(bytes);
			assertForeign(bytes);
		}
	}

	@Test
	void recordsAlone_areFound() {
		BatchFile file = BatchFile.ofThree();
		byte[] bytes = Arrays.copyOfRange(file.bytes(), file.headerLength(), file.length());
		assertThat(unreadable(bytes).records()).isEqualTo(3);
	}

	private static void assertForeign(byte[] bytes) {
		UnreadableBatchException unreadable = unreadable(bytes);
		assertThat(unreadable).hasMessage("It does not begin as a batch does; no event is found in it");
		assertThat(unreadable.isFuture()).isFalse();
		assertThat(unreadable.isEmpty()).isFalse();
		assertThat(unreadable.records()).isZero();
	}

	private static UnreadableBatchException unreadable(byte[] bytes) {
		return catchThrowableOfType(UnreadableBatchException.class, () -> BatchFormat.read(bytes));
	}

}
