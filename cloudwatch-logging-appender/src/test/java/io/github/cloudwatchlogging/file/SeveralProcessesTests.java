package io.github.cloudwatchlogging.file;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that share a directory, and die.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralProcessesTests {

	private static final int ADOPTING_PROCESSES = 6;

	private static final int DEAD_PROCESSES = 20;

	private static final int KILLS = 5;

	@TempDir
	Path root;

	@Test
	void adopt_takesADirectory_whenItsProcessIsKilled() throws Exception {
		try (DirectoryProcess process = new DirectoryProcess(this.root, "orders").ready()) {
			String name = process.ask("create");
			assertThat(directories().adopt()).as("while it is alive").isEmpty();
			process.kill();
			List<BatchDirectory> adopted = directories().adopt();
			assertThat(adopted).extracting(DirectoryCommands::name).containsExactly(name);
			adopted.forEach(BatchDirectory::close);
		}
	}

	@Test
	void adopt_takesADirectoryAgain_whenTheProcessThatAdoptedItIsKilled() throws Exception {
		String name = dead();
		try (DirectoryProcess process = new DirectoryProcess(this.root, "orders").ready()) {
			assertThat(process.ask("adopt")).isEqualTo(name);
			assertThat(directories().adopt()).as("while it is alive").isEmpty();
			process.kill();
			List<BatchDirectory> adopted = directories().adopt();
			assertThat(adopted).extracting(DirectoryCommands::name).containsExactly(name);
			adopted.forEach(BatchDirectory::close);
		}
	}

	@Test
	void adopt_givesEachDirectoryToOneProcess_whenSeveralAdoptAtOnce() throws Exception {
		List<String> dead = new ArrayList<>();
		for (int i = 0; i < DEAD_PROCESSES; i++) {
			dead.add(dead());
		}
		List<DirectoryProcess> processes = new ArrayList<>();
		try {
			for (int i = 0; i < ADOPTING_PROCESSES; i++) {
				processes.add(new DirectoryProcess(this.root, "orders"));
			}
			for (DirectoryProcess each : processes) {
				each.ready();
			}
			for (DirectoryProcess each : processes) {
				each.tell("adopt");
			}
			List<String> adopted = new ArrayList<>();
			for (DirectoryProcess each : processes) {
				Stream.of(each.answer().split(" ")).filter((name) -> !name.isEmpty()).forEach(adopted::add);
			}
			assertThat(adopted).containsExactlyInAnyOrderElementsOf(dead);
		}
		finally {
			processes.forEach(DirectoryProcess::close);
		}
	}

	@Test
	void create_isNotDisturbed_whenOthersAdoptAllTheTime() throws Exception {
		List<DirectoryProcess> processes = new ArrayList<>();
		try {
			for (int i = 0; i < 2; i++) {
				processes.add(new DirectoryProcess(this.root, "orders").ready());
				processes.get(i).tell("sweep");
			}
			for (int i = 0; i < 500; i++) {
				BatchDirectory directory = directories().create();
				directory.create(BatchFileName.of(i)).close();
				assertThat(directory.exists()).isTrue();
				assertThat(directory.list()).hasSize(1);
				directory.delete(BatchFileName.of(i));
				directory.close();
			}
			for (DirectoryProcess each : processes) {
				assertThat(each.ask("adopt")).as("what it adopted").isEqualTo("0");
				assertThat(each.answer()).isEmpty();
			}
			assertThat(application()).isEmptyDirectory();
		}
		finally {
			processes.forEach(DirectoryProcess::close);
		}
	}

	@Test
	void adopt_removesWhatIsLeft_whenAProcessIsKilledWhileItCreatesOrRemoves() throws Exception {
		long seed = new SecureRandom().nextLong();
		Random random = new Random(seed);
		for (int i = 0; i < KILLS; i++) {
			try (DirectoryProcess process = new DirectoryProcess(this.root, "orders").ready()) {
				directories().create().close();
				process.tell("churn");
				Awaitility.await().until(() -> !entries(application()).isEmpty());
				for (int wait = random.nextInt(200); wait > 0; wait--) {
					entries(application());
				}
				process.kill();
			}
			assertThat(directories().adopt()).as("with seed %d", seed).isEmpty();
			assertThat(application()).as("with seed %d", seed).isEmptyDirectory();
		}
	}

	@Test
	void adopt_leavesTheLocksOfAnotherClassLoaderAlone() throws Exception {
		try (URLClassLoader loader = otherLoader();
				DirectoryProcess process = new DirectoryProcess(this.root, "orders").ready();
				BatchDirectory own = directories().create()) {
			own.create(BatchFileName.of(0)).close();
			UnaryOperator<String> other = commands(loader);
			String name = other.apply("create");
			assertThat(directories().adopt()).isEmpty();
			assertThat(other.apply("adopt")).isEmpty();
			assertThat(process.ask("adopt")).as("what another process gets").isEmpty();
			assertThat(other.apply("close")).isEqualTo("closed");
			assertThat(process.ask("adopt")).isEqualTo(name);
			own.delete(BatchFileName.of(0));
		}
		HeldNames.assertNone();
	}

	@Test
	void adopt_leavesTheLocksOfAnotherClassLoaderAlone_whenTheSystemPropertiesWereReplaced() throws Exception {
		try (URLClassLoader loader = otherLoader();
				DirectoryProcess process = new DirectoryProcess(this.root, "orders").ready()) {
			UnaryOperator<String> other = commands(loader);
			String name = other.apply("create");
			System.clearProperty(HeldNames.PREFIX + name);
			System.gc();
			assertThat(directories().adopt()).isEmpty();
			assertThat(directories().adopt()).isEmpty();
			assertThat(process.ask("adopt")).as("what another process gets").isEmpty();
			assertThat(other.apply("close")).isEqualTo("closed");
		}
		HeldNames.assertNone();
	}

	@Test
	void adopt_isNotDeceived_whenTheSystemPropertiesComeFromAParent() throws Exception {
		String name = dead();
		System.setProperty(HeldNames.PREFIX + name, "1-of-the-parent");
		List<BatchDirectory> adopted = directories().adopt();
		assertThat(adopted).extracting(DirectoryCommands::name).containsExactly(name);
		adopted.forEach(BatchDirectory::close);
		HeldNames.assertNone();
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Has no limit of open files that could be lowered")
	void read_doesNotSayThatAFileIsMissing_whenTooManyFilesAreOpen() throws Exception {
		try (DirectoryProcess process = new DirectoryProcess(this.root, "orders", "sh", "-c",
				"ulimit -n 128; exec \"$0\" \"$@\"")
			.ready()) {
			process.ask("create");
			assertThat(process.ask("read without descriptors")).isEqualTo("FileNotFoundException");
		}
	}

	/** Leaves a directory as a dead process does. */
	private String dead() throws Exception {
		BatchDirectory directory = directories().create();
		directory.create(BatchFileName.of(0)).close();
		directory.close();
		return DirectoryCommands.name(directory);
	}

	private ProcessDirectories directories() {
		return new ProcessDirectories(this.root, "orders", Instant.parse("2026-11-20T14:05:40Z"));
	}

	private Path application() {
		return this.root.resolve(ApplicationDirectoryName.of("orders"));
	}

	private static List<Path> entries(Path directory) throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.toList();
		}
	}

	private static URLClassLoader otherLoader() throws Exception {
		List<URL> urls = new ArrayList<>();
		for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(Path.of(each).toUri().toURL());
		}
		return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
	}

	@SuppressWarnings("unchecked")
	private UnaryOperator<String> commands(ClassLoader loader) throws Exception {
		Class<?> type = loader.loadClass(DirectoryCommands.class.getName());
		assertThat(type).isNotEqualTo(DirectoryCommands.class);
		var constructor = type.getDeclaredConstructor(Path.class, String.class);
		constructor.setAccessible(true);
		return (UnaryOperator<String>) constructor.newInstance(this.root, "orders");
	}

}
