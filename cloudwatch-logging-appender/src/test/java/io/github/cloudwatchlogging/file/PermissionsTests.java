package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Who may read what is kept on disk.
 */
class PermissionsTests {

	private static final Instant STARTED = Instant.parse("2026-11-20T14:05:40Z");

	@TempDir
	Path parent;

	@Test
	void everything_isForTheUserAlone() throws IOException {
		assumePosix();
		Path missing = this.parent.resolve("missing");
		Path root = missing.resolve("root");
		ProcessDirectories directories = new ProcessDirectories(root, "orders", STARTED);
		try (BatchDirectory directory = directories.create()) {
			Path path = Path.of(directory.toString());
			directory.create(BatchFileName.of(0)).close();
			assertPermissions(missing).isEqualTo("rwx------");
			assertPermissions(root).isEqualTo("rwx------");
			assertPermissions(root.resolve(ApplicationDirectoryName.of("orders"))).isEqualTo("rwx------");
			assertPermissions(path).isEqualTo("rwx------");
			assertPermissions(DirectoryLock.file(path)).isEqualTo("rw-------");
			assertPermissions(path.resolve(BatchFileName.of(0))).isEqualTo("rw-------");
			directory.setAside(BatchFileName.of(0));
			assertPermissions(path.resolveSibling("set-aside")).isEqualTo("rwx------");
		}
	}

	@Test
	void root_keepsItsPermissions() throws IOException {
		assumePosix();
		Path root = Files.createDirectory(this.parent.resolve("root"));
		Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
		new ProcessDirectories(root, "orders", STARTED).create().close();
		assertPermissions(root).isEqualTo("rwxrwxrwx");
	}

	@Test
	void root_mayBeALink() throws IOException {
		assumePosix();
		Path link = Files.createSymbolicLink(this.parent.resolve("link"),
				Files.createDirectory(this.parent.resolve("real")));
		try (BatchDirectory directory = new ProcessDirectories(link, "orders", STARTED).create()) {
			assertThat(directory.exists()).isTrue();
		}
	}

	@Test
	void adopt_doesNotFollowLinks() throws IOException {
		assumePosix();
		ProcessDirectories elsewhere = new ProcessDirectories(this.parent.resolve("elsewhere"), "orders", STARTED);
		BatchDirectory dead = elsewhere.create();
		dead.create(BatchFileName.of(0)).close();
		dead.close();
		Path application = Files.createDirectory(this.parent.resolve(ApplicationDirectoryName.of("orders")));
		Files.createSymbolicLink(application.resolve(DirectoryCommands.name(dead)), Path.of(dead.toString()));
		assertThat(new ProcessDirectories(this.parent, "orders", STARTED).adopt()).isEmpty();
		assertThat(dead.list()).hasSize(1);
	}

	@Test
	void create_works_wherePosixIsUnknown() throws IOException {
		ProcessDirectories directories = new ProcessDirectories(this.parent.resolve("missing"), "orders", STARTED,
				new PrivateFiles(false), FileChannel::tryLock);
		BatchDirectory directory = directories.create();
		directory.create(BatchFileName.of(0)).close();
		directory.sync();
		directory.setAside(BatchFileName.of(0));
		directory.close();
		assertThat(Path.of(directory.toString())).doesNotExist();
	}

	@Test
	void everything_namesTheFile_thatIsInTheWay() throws IOException {
		Path file = Files.createFile(this.parent.resolve("file"));
		assertInTheWay(file, new ProcessDirectories(file, "orders", STARTED));
		assertInTheWay(file, new ProcessDirectories(file.resolve("sub"), "orders", STARTED));
		Path application = Files.createFile(this.parent.resolve(ApplicationDirectoryName.of("orders")));
		assertInTheWay(application, new ProcessDirectories(this.parent, "orders", STARTED));
	}

	@Test
	void setAsideBytes_namesTheFile_thatIsInTheWay() throws IOException {
		ProcessDirectories directories = new ProcessDirectories(this.parent, "orders", STARTED);
		directories.create().close();
		Path file = Files.createFile(this.parent.resolve(ApplicationDirectoryName.of("orders")).resolve("set-aside"));
		assertThatExceptionOfType(IOException.class).isThrownBy(directories::setAsideBytes)
			.withMessage(file + " is a file, not a directory");
	}

	@Test
	void create_namesALink_thatLeadsNowhere() throws IOException {
		assumePosix();
		Path link = Files.createSymbolicLink(this.parent.resolve("link"), this.parent.resolve("missing"));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new ProcessDirectories(link, "orders", STARTED).create())
			.withMessage(link + " is not a directory, and is in the way of one");
	}

	@Test
	void create_saysThatPermissionIsMissing() throws IOException {
		assumeNotRoot();
		Path root = Files.createDirectory(this.parent.resolve("root"));
		Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-x------"));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new ProcessDirectories(root, "orders", STARTED).create())
			.withMessage("the user of this process has no permission to read and write " + root);
	}

	@Test
	void adopt_skipsWhatIsNotAccessible() throws IOException {
		assumeNotRoot();
		ProcessDirectories directories = new ProcessDirectories(this.parent, "orders", STARTED);
		BatchDirectory first = directories.create();
		first.create(BatchFileName.of(0)).close();
		first.close();
		BatchDirectory second = directories.create();
		second.create(BatchFileName.of(0)).close();
		second.close();
		Path closed = Path.of(first.toString());
		Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
		List<BatchDirectory> adopted = directories.adopt();
		adopted.forEach(BatchDirectory::close);
		assertThat(adopted).extracting(DirectoryCommands::name).containsExactly(DirectoryCommands.name(second));
		Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
	}

	private static void assertInTheWay(Path file, ProcessDirectories directories) {
		String message = file + " is a file, not a directory";
		assertThatExceptionOfType(IOException.class).isThrownBy(directories::create).withMessage(message);
		assertThatExceptionOfType(IOException.class).isThrownBy(directories::adopt).withMessage(message);
		assertThatExceptionOfType(IOException.class).isThrownBy(directories::setAsideBytes).withMessage(message);
	}

	private void assumePosix() {
		assumeThat(this.parent.getFileSystem().supportedFileAttributeViews()).as("has POSIX permissions")
			.contains("posix");
	}

	private void assumeNotRoot() {
		assumePosix();
		assumeThat(System.getProperty("user.name")).as("a user to whom something can be denied").isNotEqualTo("root");
	}

	private static AbstractStringAssert<?> assertPermissions(Path path) throws IOException {
		return assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).as(path.toString());
	}

}
