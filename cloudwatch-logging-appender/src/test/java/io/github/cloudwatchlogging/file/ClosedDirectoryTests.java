package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What comes after the directory was let go of finds files that may be another process's.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosedDirectoryTests {

	private static final String FILE = BatchFileName.of(0);

	private static final int ROUNDS = 200;

	@TempDir
	Path root;

	@AfterEach
	void assertNoneIsHeld() {
		HeldNames.assertNone();
	}

	@Test
	void truncate_leavesTheFileAlone_afterClose() throws Exception {
		assertLeftAlone((directory) -> directory.truncate(FILE));
	}

	@Test
	void delete_leavesTheFileAlone_afterClose() throws Exception {
		assertLeftAlone((directory) -> directory.delete(FILE));
	}

	@Test
	void setAside_leavesTheFileAlone_afterClose() throws Exception {
		assertLeftAlone((directory) -> directory.setAside(FILE));
	}

	@Test
	void replace_leavesTheFileAlone_afterClose() throws Exception {
		assertLeftAlone((directory) -> directory.replace(FILE, new byte[1], false));
	}

	@Test
	void truncate_comesBeforeCloseOrNotAtAll() throws Exception {
		assertBeforeCloseOrNotAtAll((directory) -> directory.truncate(FILE));
	}

	@Test
	void delete_comesBeforeCloseOrNotAtAll() throws Exception {
		assertBeforeCloseOrNotAtAll((directory) -> directory.delete(FILE));
	}

	@Test
	void setAside_comesBeforeCloseOrNotAtAll() throws Exception {
		assertBeforeCloseOrNotAtAll((directory) -> directory.setAside(FILE));
	}

	@Test
	void everything_findsAMissingFileMissing_afterClose() throws IOException {
		BatchDirectory directory = directory();
		Files.delete(file(directory));
		directory.close();
		directory.delete(FILE);
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.truncate(FILE));
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.setAside(FILE));
	}

	private void assertLeftAlone(Change change) throws IOException {
		BatchDirectory directory = directory();
		directory.close();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> change.make(directory))
			.withMessage(directory + " belongs to this process no more");
		assertThat(file(directory)).hasContent("one");
	}

	private void assertBeforeCloseOrNotAtAll(Change change) throws Exception {
		for (int i = 0; i < ROUNDS; i++) {
			BatchDirectory directory = directory();
			CyclicBarrier start = new CyclicBarrier(2);
			Thread other = new Thread(() -> {
				try {
					start.await();
					change.make(directory);
				}
				catch (Exception ex) {
					// It came too late.
				}
			});
			other.start();
			start.await();
			directory.close();
			long left = length(directory);
			other.join();
			assertThat(length(directory)).as("length, in round %d", i).isEqualTo(left);
		}
	}

	private BatchDirectory directory() throws IOException {
		BatchDirectory directory = new ProcessDirectories(this.root, "orders", Instant.parse("2026-11-20T14:05:40Z"))
			.create();
		try (BatchWriter writer = directory.create(FILE)) {
			writer.write("one".getBytes(), 3);
		}
		return directory;
	}

	private static long length(BatchDirectory directory) throws IOException {
		try {
			return Files.size(file(directory));
		}
		catch (NoSuchFileException ex) {
			return -1;
		}
	}

	private static Path file(BatchDirectory directory) {
		return Path.of(directory.toString(), FILE);
	}

	private interface Change {

		void make(BatchDirectory directory) throws IOException;

	}

}
