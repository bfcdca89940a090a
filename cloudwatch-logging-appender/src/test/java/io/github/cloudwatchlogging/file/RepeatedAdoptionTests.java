package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A process that looks for dead ones again and again, as long as it lives.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RepeatedAdoptionTests {

	private static final String FILE = BatchFileName.of(0);

	private static final int ROUNDS = 2000;

	private static final int THREADS = 4;

	@TempDir
	Path root;

	private final List<BatchDirectory> open = new ArrayList<>();

	@AfterEach
	void close() {
		this.open.forEach(BatchDirectory::close);
		HeldNames.assertNone();
	}

	@Test
	void adopt_looksOnceAtEachLock_andAtNoneOfItsOwn() throws Exception {
		AtomicInteger looks = new AtomicInteger();
		ProcessDirectories directories = directories((channel) -> {
			looks.incrementAndGet();
			return channel.tryLock();
		});
		try (DirectoryProcess process = new DirectoryProcess(this.root, "orders").ready()) {
			String name = process.ask("create");
			filled();
			filled();
			long descriptors = descriptors();
			for (int i = 0; i < ROUNDS; i++) {
				assertThat(directories.adopt()).isEmpty();
			}
			assertThat(looks).hasValue(ROUNDS);
			assertThat(descriptors()).as("open files, of %d before", descriptors).isLessThan(descriptors + ROUNDS / 10);
			assertThat(process.ask("adopt")).as("what is not locked any more").isEmpty();
			process.kill();
			assertThat(adopted(directories)).containsExactly(name);
		}
	}

	@Test
	void adopt_leavesOwnDirectoriesAlone_whoseLockFilesWereCleanedUp() throws IOException {
		BatchDirectory filled = filled();
		BatchDirectory empty = create();
		Files.delete(DirectoryLock.file(path(filled)));
		Files.delete(DirectoryLock.file(path(empty)));
		assertThat(adopted(directories(FileChannel::tryLock))).isEmpty();
		assertThat(path(filled)).isNotEmptyDirectory();
		assertThat(path(empty)).isEmptyDirectory();
	}

	@Test
	void adopt_keepsNothing_whenItFailsHalfway() throws IOException {
		List<String> dead = List.of(dead(), dead(), dead());
		AtomicInteger looks = new AtomicInteger();
		ProcessDirectories failing = directories((channel) -> {
			if (looks.incrementAndGet() == 3) {
				throw new OutOfMemoryError("of the test");
			}
			return channel.tryLock();
		});
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(failing::adopt);
		HeldNames.assertNone();
		assertThat(adopted(failing)).containsExactlyInAnyOrderElementsOf(dead);
	}

	@Test
	void adopt_givesEachDirectoryToOneThread_whenSeveralAdoptAtOnce() throws Exception {
		List<String> dead = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			dead.add(dead());
		}
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			Callable<List<BatchDirectory>> adoption = directories(FileChannel::tryLock)::adopt;
			for (Future<List<BatchDirectory>> each : threads
				.invokeAll(Stream.generate(() -> adoption).limit(THREADS).toList())) {
				this.open.addAll(each.get());
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.open).extracting(DirectoryCommands::name).containsExactlyInAnyOrderElementsOf(dead);
	}

	@Test
	void create_isNotDisturbed_whenOtherThreadsAdoptAllTheTime() throws Exception {
		AtomicBoolean ended = new AtomicBoolean();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<List<BatchDirectory>>> others = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				others.add(threads.submit(() -> adoptUntil(ended)));
			}
			for (int i = 0; i < 300; i++) {
				try (BatchDirectory directory = directories(FileChannel::tryLock).create()) {
					directory.create(FILE).close();
					assertThat(directory.exists()).isTrue();
					assertThat(directory.list()).hasSize(1);
					directory.delete(FILE);
				}
			}
			ended.set(true);
			for (Future<List<BatchDirectory>> each : others) {
				assertThat(each.get()).isEmpty();
			}
		}
		finally {
			ended.set(true);
			threads.shutdownNow();
		}
		assertThat(adopted(directories(FileChannel::tryLock))).isEmpty();
		assertThat(this.root.resolve(ApplicationDirectoryName.of("orders"))).isEmptyDirectory();
	}

	private List<BatchDirectory> adoptUntil(AtomicBoolean ended) throws IOException {
		ProcessDirectories directories = directories(FileChannel::tryLock);
		List<BatchDirectory> adopted = new ArrayList<>();
		while (!ended.get()) {
			adopted.addAll(directories.adopt());
		}
		return adopted;
	}

	private BatchDirectory create() throws IOException {
		BatchDirectory directory = directories(FileChannel::tryLock).create();
		this.open.add(directory);
		return directory;
	}

	private BatchDirectory filled() throws IOException {
		BatchDirectory directory = create();
		directory.create(FILE).close();
		return directory;
	}

	/** Leaves a directory as a dead process does. */
	private String dead() throws IOException {
		BatchDirectory directory = directories(FileChannel::tryLock).create();
		directory.create(FILE).close();
		directory.close();
		return DirectoryCommands.name(directory);
	}

	private List<String> adopted(ProcessDirectories directories) throws IOException {
		List<BatchDirectory> adopted = directories.adopt();
		this.open.addAll(adopted);
		return adopted.stream().map(DirectoryCommands::name).toList();
	}

	private ProcessDirectories directories(Locking locking) {
		return new ProcessDirectories(this.root, "orders", Instant.parse("2026-11-20T14:05:40Z"),
				PrivateFiles.of(this.root), locking);
	}

	private static Path path(BatchDirectory directory) {
		return Path.of(directory.toString());
	}

	/** How many files this process has open, where that can be told. */
	private static long descriptors() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getOpenFileDescriptorCount() : 0;
	}

}
