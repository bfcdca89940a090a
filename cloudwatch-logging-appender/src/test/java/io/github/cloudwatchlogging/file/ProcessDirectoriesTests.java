package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessDirectoriesTests {

	private static final Instant STARTED = Instant.parse("2026-11-20T14:05:40.12Z");

	@TempDir
	Path root;

	private final List<BatchDirectory> open = new ArrayList<>();

	@AfterEach
	void close() {
		this.open.forEach(BatchDirectory::close);
		HeldNames.assertNone();
	}

	@Test
	void create_namesTheDirectoryByStartAndProcess() throws IOException {
		String name = DirectoryCommands.name(create());
		assertThat(name).startsWith("20261120T140540120Z-" + ProcessHandle.current().pid() + "-");
		assertThat(ProcessDirectoryName.matches(name)).isTrue();
	}

	@Test
	void create_makesOneMoreDirectoryEachTime() throws IOException {
		assertThat(DirectoryCommands.name(create())).isNotEqualTo(DirectoryCommands.name(create()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "..", "a/b", "a\\b", "Ärger: 100 %", "注文", "con", "a\0b" })
	void create_takesEveryName(String application) throws IOException {
		ProcessDirectories directories = directories(application, STARTED);
		dead(directories);
		assertThat(adopted(directories)).hasSize(1);
		try (Stream<Path> entries = Files.list(this.root)) {
			assertThat(entries).hasSize(1);
		}
	}

	@Test
	void create_takesALongName() throws IOException {
		dead(directories("x".repeat(300), STARTED));
		assertThat(adopted(directories("x".repeat(301), STARTED))).isEmpty();
		assertThat(adopted(directories("x".repeat(300), STARTED))).hasSize(1);
	}

	@Test
	void create_triesAgain_whenTheDirectoryIsRemovedBeforeItIsLocked() throws IOException {
		List<Path> removed = new ArrayList<>();
		BatchDirectory directory = directories((channel) -> {
			if (removed.isEmpty()) {
				Path path = onlyDirectory();
				Files.delete(DirectoryLock.file(path));
				Files.delete(path);
				removed.add(path);
			}
			return channel.tryLock();
		}).create();
		this.open.add(directory);
		assertThat(removed).hasSize(1);
		assertThat(directory.exists()).isTrue();
	}

	@Test
	void create_triesAgain_whenAnotherProcessHasTheLock() throws IOException {
		List<String> refused = new ArrayList<>();
		BatchDirectory directory = directories((channel) -> {
			if (refused.isEmpty()) {
				refused.add(onlyDirectory().toString());
				return null;
			}
			return channel.tryLock();
		}).create();
		this.open.add(directory);
		assertThat(directory.toString()).isNotIn(refused);
	}

	@Test
	void create_works_whereTheFileSystemHasNoLocks() throws IOException {
		dead(directories("orders", STARTED));
		ProcessDirectories directories = directories((channel) -> {
			throw new IOException("No locks available");
		});
		BatchDirectory directory = directories.create();
		directory.create(BatchFileName.of(0)).close();
		assertThat(directory.exists()).isTrue();
		assertThat(directories.adopt()).as("what cannot be locked").isEmpty();
		directory.delete(BatchFileName.of(0));
		directory.close();
		assertThat(Path.of(directory.toString())).doesNotExist();
	}

	@Test
	void adopt_findsNothing_whenThereWasNoProcess() throws IOException {
		assertThat(adopted(directories("orders", STARTED))).isEmpty();
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void adopt_takesTheOldestFirst() throws IOException {
		String second = dead(directories("orders", STARTED.plusSeconds(10)));
		String third = dead(directories("orders", STARTED.plusSeconds(100)));
		String first = dead(directories("orders", STARTED));
		assertThat(adopted(directories("orders", STARTED))).containsExactly(first, second, third);
	}

	@Test
	void adopt_leavesOtherApplicationsAlone() throws IOException {
		dead(directories("orders", STARTED));
		assertThat(adopted(directories("Orders", STARTED))).isEmpty();
	}

	@Test
	void adopt_leavesOwnDirectoriesAlone() throws IOException {
		create().create(BatchFileName.of(0)).close();
		assertThat(adopted(directories("orders", STARTED))).isEmpty();
		this.open.get(0).delete(BatchFileName.of(0));
	}

	@Test
	void adopt_leavesAloneWhatIsAdopted() throws IOException {
		dead(directories("orders", STARTED));
		assertThat(adopted(directories("orders", STARTED))).hasSize(1);
		assertThat(adopted(directories("orders", STARTED))).isEmpty();
	}

	@Test
	void adopt_leavesForeignEntriesAlone() throws IOException {
		String name = dead(directories("orders", STARTED));
		Path application = onlyDirectory(this.root);
		Files.createFile(application.resolve("notes.txt"));
		Files.createDirectory(application.resolve("empty"));
		Files.createFile(application.resolve(ProcessDirectoryName.next(STARTED)));
		Files.createDirectory(application.resolve("set-aside"));
		assertThat(adopted(directories("orders", STARTED))).containsExactly(name);
		try (Stream<Path> entries = Files.list(application)) {
			assertThat(entries).hasSize(5);
		}
	}

	@Test
	void adopt_takesTheOthers_whenOneCannotBeOpened() throws IOException {
		Path broken = Path.of(create().toString());
		this.open.get(0).close();
		Files.createDirectories(DirectoryLock.file(broken));
		String name = dead(directories("orders", STARTED.plusSeconds(1)));
		assertThat(adopted(directories("orders", STARTED))).containsExactly(name);
		assertThat(DirectoryLock.file(broken)).isDirectory();
	}

	@Test
	void adopt_takesTheOthers_whenOneVanishes() throws IOException {
		dead(directories("orders", STARTED));
		Path first = onlyDirectory();
		String second = dead(directories("orders", STARTED.plusSeconds(1)));
		ProcessDirectories directories = directories((channel) -> {
			if (Files.exists(first)) {
				Files.delete(first.resolve(BatchFileName.of(0)));
				Files.delete(DirectoryLock.file(first));
				Files.delete(first);
			}
			return channel.tryLock();
		});
		assertThat(adopted(directories)).containsExactly(second);
	}

	@Test
	void adopt_leavesADirectoryAlone_whoseLockFileIsAnother() throws IOException {
		dead(directories("orders", STARTED));
		Path lockFile = DirectoryLock.file(onlyDirectory());
		List<Path> replaced = new ArrayList<>();
		ProcessDirectories directories = directories((channel) -> {
			if (replaced.isEmpty()) {
				Path before = Files.move(lockFile, this.root.resolve("before"));
				Files.createFile(lockFile);
				replaced.add(before);
			}
			return channel.tryLock();
		});
		assertThat(adopted(directories)).isEmpty();
		assertThat(adopted(directories)).as("the next time").hasSize(1);
	}

	@Test
	void adopt_takesADirectory_whoseLockFileWasCleanedUp() throws IOException {
		String name = dead(directories("orders", STARTED));
		Files.delete(DirectoryLock.file(onlyDirectory()));
		assertThat(adopted(directories("orders", STARTED))).as("its process may be about to notice").isEmpty();
		Files.setLastModifiedTime(onlyDirectory(), FileTime.from(Instant.now().minusSeconds(90)));
		assertThat(adopted(directories("orders", STARTED))).containsExactly(name);
		assertThat(adopted(directories("orders", STARTED))).isEmpty();
	}

	@Test
	void adopt_removesWhatAProcessLeaves_thatDiesWhileItReplacesAFile_andNothingElse() throws IOException {
		dead(directories("orders", STARTED));
		Path dead = onlyDirectory();
		Path foreign = Files.createFile(dead.resolve("notes.new"));
		Path replacement = Files.createFile(dead.resolve(BatchFileName.of(0) + ".new"));
		assertThat(adopted(directories("orders", STARTED))).hasSize(1);
		assertThat(replacement).doesNotExist();
		assertThat(foreign).exists();
	}

	@Test
	void adopt_removesWhatAProcessLeaves_thatDiesWhileItCreatesOrRemoves() throws IOException {
		create().close();
		Path application = onlyDirectory(this.root);
		Files.createDirectory(application.resolve(ProcessDirectoryName.next(STARTED)));
		Path withLock = Files.createDirectory(application.resolve(ProcessDirectoryName.next(STARTED)));
		Files.createFile(DirectoryLock.file(withLock));
		assertThat(adopted(directories("orders", STARTED))).isEmpty();
		assertThat(application).isEmptyDirectory();
	}

	@Test
	void everything_works_whenTheThreadIsInterrupted() throws IOException {
		dead(directories("orders", STARTED));
		ProcessDirectories directories = directories("orders", STARTED);
		Interrupts.during(() -> assertThat(adopted(directories)).hasSize(1));
		Interrupts.during(() -> this.open.add(directories.create()));
		Interrupts.during(() -> assertThat(directories.setAsideBytes()).isZero());
		assertThat(this.open).hasSize(2).allMatch(BatchDirectory::exists);
	}

	private BatchDirectory create() throws IOException {
		BatchDirectory directory = directories("orders", STARTED).create();
		this.open.add(directory);
		return directory;
	}

	/** Leaves a directory as a dead process does. */
	private static String dead(ProcessDirectories directories) throws IOException {
		BatchDirectory directory = directories.create();
		directory.create(BatchFileName.of(0)).close();
		directory.close();
		return DirectoryCommands.name(directory);
	}

	private List<String> adopted(ProcessDirectories directories) throws IOException {
		List<BatchDirectory> adopted = directories.adopt();
		this.open.addAll(adopted);
		return adopted.stream().map(DirectoryCommands::name).toList();
	}

	private ProcessDirectories directories(String application, Instant started) {
		return new ProcessDirectories(this.root, application, started);
	}

	private ProcessDirectories directories(Locking locking) {
		return new ProcessDirectories(this.root, "orders", STARTED, PrivateFiles.of(this.root), locking);
	}

	private Path onlyDirectory() throws IOException {
		return onlyDirectory(onlyDirectory(this.root));
	}

	private static Path onlyDirectory(Path parent) throws IOException {
		try (Stream<Path> entries = Files.list(parent)) {
			return entries.findFirst().orElseThrow();
		}
	}

}
