package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SetAsideFilesTests {

	private static final Instant STARTED = Instant.parse("2026-11-20T14:05:40Z");

	private static final String FILE = BatchFileName.of(0);

	@TempDir
	Path root;

	private ProcessDirectories directories;

	private BatchDirectory directory;

	@BeforeEach
	void create() throws IOException {
		this.directories = new ProcessDirectories(this.root, "orders", STARTED);
		this.directory = this.directories.create();
	}

	@AfterEach
	void close() {
		this.directory.close();
		HeldNames.assertNone();
	}

	@Test
	void setAside_movesTheFile_andNamesItsProcess() throws IOException {
		setAside(0, "one");
		assertThat(this.directory.list()).isEmpty();
		Path file = path().resolve(DirectoryCommands.name(this.directory) + "-" + BatchFileName.of(0));
		assertThat(file).hasContent("one");
	}

	@Test
	void setAside_overwritesNothing() throws IOException {
		setAside(0, "one");
		setAside(0, "two");
		setAside(0, "three");
		assertThat(files()).map(Files::readString).containsExactly("one", "two", "three");
	}

	@Test
	void setAside_keepsTheNewest() throws IOException {
		for (int i = 0; i < SetAsideFiles.MAX_FILES + 5; i++) {
			setAside(i, "text " + i);
		}
		assertThat(files()).hasSize(SetAsideFiles.MAX_FILES).first().asString().endsWith(BatchFileName.of(5));
	}

	@Test
	void setAside_keepsTheFileOfAnOlderProcess_thatCameJustNow() throws IOException {
		for (int i = 0; i < SetAsideFiles.MAX_FILES; i++) {
			setAside(i, "text");
		}
		try (BatchDirectory older = new ProcessDirectories(this.root, "orders", STARTED.minusSeconds(1)).create()) {
			older.create(BatchFileName.of(0)).close();
			older.setAside(BatchFileName.of(0));
			assertThat(files()).hasSize(SetAsideFiles.MAX_FILES)
				.first()
				.asString()
				.contains(DirectoryCommands.name(older));
		}
	}

	@Test
	void setAside_leavesForeignFilesAlone() throws IOException {
		setAside(0, "one");
		Path foreign = Files.writeString(path().resolve("0-notes.txt"), "mine");
		for (int i = 1; i < SetAsideFiles.MAX_FILES + 5; i++) {
			setAside(i, "text");
		}
		assertThat(foreign).exists();
	}

	@Test
	void setAside_succeeds_whenAnOldFileCannotBeDeleted() throws IOException {
		setAside(0, "one");
		Path undeletable = Files.createDirectory(path().resolve(ProcessDirectoryName.next(Instant.EPOCH) + "-" + FILE));
		Files.createFile(undeletable.resolve("file"));
		for (int i = 1; i < SetAsideFiles.MAX_FILES + 5; i++) {
			setAside(i, "text " + i);
		}
		assertThat(this.directory.list()).isEmpty();
		assertThat(files()).hasSize(SetAsideFiles.MAX_FILES + 1).startsWith(undeletable);
		assertThat(files()).last().asString().endsWith(BatchFileName.of(SetAsideFiles.MAX_FILES + 4));
	}

	@Test
	void setAside_saysThatAFileIsMissing() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> this.directory.setAside(BatchFileName.of(0)));
	}

	@Test
	void setAsideFiles_areAdoptedByNobody() throws IOException {
		setAside(0, "one");
		this.directory.close();
		assertThat(this.directories.adopt()).isEmpty();
		assertThat(files()).hasSize(1);
	}

	@Test
	void setAsideBytes_addsUp() throws IOException {
		assertThat(this.directories.setAsideBytes()).isZero();
		setAside(0, "one");
		setAside(1, "three");
		assertThat(this.directories.setAsideBytes()).isEqualTo(8);
	}

	@Test
	void setAsideBytes_leavesOut_whatWasDeletedForNewerFiles() throws IOException {
		for (int i = 0; i < SetAsideFiles.MAX_FILES + 5; i++) {
			setAside(i, "x".repeat(i + 1));
		}
		assertThat(this.directories.setAsideBytes()).isEqualTo(IntStream.rangeClosed(6, 25).sum());
	}

	@Test
	void setAsideBytes_leavesOut_whatIsNoFile() throws IOException {
		setAside(0, "one");
		Files.createDirectory(path().resolve(ProcessDirectoryName.next(STARTED) + "-" + FILE));
		Files.writeString(path().resolve("0-notes.txt"), "mine");
		assertThat(this.directories.setAsideBytes()).isEqualTo(3);
	}

	@Test
	void setAsideBytes_neverFails_whenFilesComeAndGo() throws Exception {
		CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < 500; i++) {
				setAsideUnchecked(i);
			}
		});
		do {
			assertThat(this.directories.setAsideBytes()).isNotNegative();
		}
		while (!other.isDone());
		other.join();
		assertThat(this.directories.setAsideBytes()).isEqualTo(4 * SetAsideFiles.MAX_FILES);
	}

	private void setAsideUnchecked(long number) {
		try {
			setAside(number, "text");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void setAside(long number, String text) throws IOException {
		try (BatchWriter writer = this.directory.create(BatchFileName.of(number))) {
			writer.write(text.getBytes(), text.length());
		}
		this.directory.setAside(BatchFileName.of(number));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(path())) {
			return files.filter((each) -> !each.toString().endsWith(".txt")).sorted().toList();
		}
	}

	private Path path() {
		return Path.of(this.directory.toString()).resolveSibling("set-aside");
	}

}
