package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

class LockedDirectoryTests {

	private static final String FIRST = BatchFileName.of(0);

	private static final String SECOND = BatchFileName.of(1);

	@TempDir
	Path root;

	private BatchDirectory directory;

	@BeforeEach
	void create() throws IOException {
		this.directory = new ProcessDirectories(this.root, "orders", Instant.parse("2026-11-20T14:05:40Z")).create();
	}

	@AfterEach
	void close() {
		this.directory.close();
		HeldNames.assertNone();
	}

	@Test
	void create_refuses_whatIsThereAlready() throws IOException {
		write(FIRST, "one");
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.directory.create(FIRST));
		assertThat(path().resolve(FIRST)).hasContent("one");
	}

	@Test
	void create_fails_afterClose() {
		this.directory.close();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.directory.create(FIRST))
			.withMessageContaining("no more");
	}

	@Test
	void names_areThoseOfBatchFiles() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.directory.create("../file"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.directory.read("lock", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.directory.truncate("lock"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.directory.delete("lock"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.directory.setAside("lock"));
	}

	@Test
	void replace_putsOneFileInThePlaceOfAnother() throws IOException {
		write(FIRST, "one");
		this.directory.replace(FIRST, "two, longer".getBytes(StandardCharsets.UTF_8), true);
		assertThat(this.directory.list()).containsExactly(new StoredFile(FIRST, 11));
		assertThat(path().resolve(FIRST)).hasContent("two, longer");
		assertThat(path()).isDirectoryNotContaining("glob:**.new");
	}

	@Test
	void replace_leavesTheFileAlone_whenTheReplacementCannotBeWritten() throws IOException {
		write(FIRST, "one");
		Files.createFile(Files.createDirectory(path().resolve(FIRST + ".new")).resolve("file"));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.directory.replace(FIRST, new byte[10], false));
		assertThat(path().resolve(FIRST)).hasContent("one");
	}

	@Test
	void replace_takesThePlaceOfWhatAProcessLeaves_thatDiesMeanwhile() throws IOException {
		write(FIRST, "one");
		Files.createFile(path().resolve(FIRST + ".new"));
		this.directory.replace(FIRST, "two".getBytes(StandardCharsets.UTF_8), false);
		assertThat(path().resolve(FIRST)).hasContent("two");
	}

	@Test
	void lockFile_isThereAgain_whenSomebodyHasDeletedItAlone() throws IOException {
		write(FIRST, "one");
		Files.delete(DirectoryLock.file(path()));
		assertThat(this.directory.exists()).isTrue();
		assertThat(DirectoryLock.file(path())).exists();
		assertThat(this.directory.exists()).isTrue();
		this.directory.delete(FIRST);
		this.directory.close();
		assertThat(path()).doesNotExist();
	}

	@Test
	void list_hasBatchFilesAlone_byName() throws IOException {
		write(SECOND, "two, longer");
		write(FIRST, "one");
		Files.createFile(path().resolve("foreign"));
		Files.createDirectory(path().resolve(BatchFileName.of(2)));
		assertThat(this.directory.list()).containsExactly(new StoredFile(FIRST, 3), new StoredFile(SECOND, 11));
	}

	@Test
	void list_fails_whenTheDirectoryIsGone() throws IOException {
		deleteAll();
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.directory.list());
	}

	@Test
	void read_stopsAtTheLimit() throws IOException {
		write(FIRST, "one");
		assertThat(this.directory.read(FIRST, 2)).asString().isEqualTo("on");
		assertThat(this.directory.read(FIRST, Integer.MAX_VALUE)).asString().isEqualTo("one");
	}

	@Test
	void read_saysThatAFileIsMissing() {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.directory.read(FIRST, 1));
	}

	@Test
	void truncate_emptiesAFile() throws IOException {
		write(FIRST, "one");
		this.directory.truncate(FIRST);
		assertThat(this.directory.list()).containsExactly(new StoredFile(FIRST, 0));
	}

	@Test
	void truncate_doesNotCreateAFile() throws IOException {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.directory.truncate(FIRST));
		assertThat(this.directory.list()).isEmpty();
	}

	@Test
	void delete_hasNoEffect_whenTheFileIsMissing() throws IOException {
		write(FIRST, "one");
		this.directory.delete(FIRST);
		this.directory.delete(FIRST);
		assertThat(this.directory.list()).isEmpty();
	}

	@Test
	void everything_works_whenTheThreadIsInterrupted() throws IOException {
		Interrupts.during(() -> write(FIRST, "one"));
		Interrupts.during(() -> assertThat(this.directory.list()).hasSize(1));
		Interrupts.during(() -> assertThat(this.directory.read(FIRST, 3)).asString().isEqualTo("one"));
		Interrupts.during(() -> this.directory.truncate(FIRST));
		Interrupts.during(() -> this.directory.sync());
		Interrupts.during(() -> this.directory.setAside(FIRST));
		Interrupts.during(() -> write(SECOND, "two"));
		Interrupts.during(() -> this.directory.delete(SECOND));
		Interrupts.during(() -> assertThat(this.directory.exists()).isTrue());
		Interrupts.during(() -> this.directory.close());
		assertThat(path()).doesNotExist();
	}

	@Test
	void exists_isFalse_whenTheDirectoryIsDeletedOrMoved() throws IOException {
		assertThat(this.directory.exists()).isTrue();
		Path elsewhere = path().resolveSibling("elsewhere");
		Files.move(path(), elsewhere);
		assertThat(this.directory.exists()).isFalse();
		Files.move(elsewhere, path());
		assertThat(this.directory.exists()).isTrue();
		deleteAll();
		assertThat(this.directory.exists()).isFalse();
	}

	@Test
	void exists_isFalse_whenTheDirectoryIsCreatedAnew() throws IOException {
		deleteAll();
		Files.createDirectory(path());
		assertThat(this.directory.exists()).isFalse();
		Files.createFile(DirectoryLock.file(path()));
		assertThat(this.directory.exists()).isFalse();
		this.directory.close();
		assertThat(DirectoryLock.file(path())).as("what is not ours").exists();
	}

	@Test
	void exists_isTrue_whenTheDirectoryCannotBeLookedAt() throws IOException {
		Path application = application();
		Path elsewhere = Files.move(application, this.root.resolve("elsewhere"));
		assumeThat(isLinkedToItself(application)).as("has symbolic links").isTrue();
		assertThat(this.directory.exists()).isTrue();
		Files.delete(application);
		assertThat(this.directory.exists()).isFalse();
		Files.move(elsewhere, application);
		assertThat(this.directory.exists()).isTrue();
	}

	@Test
	void exists_isFalse_whenAFileIsInThePlaceOfAParent() throws IOException {
		Path application = application();
		Path elsewhere = Files.move(application, this.root.resolve("elsewhere"));
		Files.createFile(application);
		assertThat(this.directory.exists()).isFalse();
		Files.delete(application);
		Files.move(elsewhere, application);
		assertThat(this.directory.exists()).isTrue();
	}

	@Test
	void close_doesNotThrow_whenTheDirectoryCannotBeLookedAt() throws IOException {
		write(FIRST, "one");
		Path application = application();
		Path elsewhere = Files.move(application, this.root.resolve("elsewhere"));
		assumeThat(isLinkedToItself(application)).as("has symbolic links").isTrue();
		this.directory.close();
		assertThat(elsewhere.resolve(path().getFileName())).isNotEmptyDirectory();
	}

	@Test
	void close_removesTheDirectory_whenNothingIsLeft() throws IOException {
		write(FIRST, "one");
		this.directory.delete(FIRST);
		this.directory.close();
		this.directory.close();
		assertThat(path()).doesNotExist();
		assertThat(application()).isEmptyDirectory();
	}

	@Test
	void close_leavesEverything_whenAFileIsLeft() throws IOException {
		write(FIRST, "one");
		this.directory.close();
		assertThat(path().resolve(FIRST)).hasContent("one");
		assertThat(DirectoryLock.file(path())).exists();
	}

	@Test
	void close_leavesEverything_whenAForeignFileIsLeft() throws IOException {
		Files.createFile(path().resolve("foreign"));
		this.directory.close();
		assertThat(path().resolve("foreign")).exists();
	}

	@Test
	void close_doesNotThrow_whenTheDirectoryIsGone() throws IOException {
		deleteAll();
		this.directory.close();
	}

	private void write(String name, String text) throws IOException {
		try (BatchWriter writer = this.directory.create(name)) {
			writer.write(text.getBytes(), text.length());
		}
	}

	/** Such a path cannot be resolved, which does not say that nothing is there. */
	private static boolean isLinkedToItself(Path path) throws IOException {
		try {
			Files.createSymbolicLink(path, path);
			return true;
		}
		catch (UnsupportedOperationException ex) {
			return false;
		}
	}

	/** What somebody does who cleans up without asking. */
	private void deleteAll() throws IOException {
		Files.delete(DirectoryLock.file(path()));
		Files.delete(path());
	}

	private Path application() {
		return this.root.resolve(ApplicationDirectoryName.of("orders"));
	}

	private Path path() {
		return Path.of(this.directory.toString());
	}

}
