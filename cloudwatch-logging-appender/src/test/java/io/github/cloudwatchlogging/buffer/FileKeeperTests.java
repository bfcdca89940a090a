package io.github.cloudwatchlogging.buffer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.file.BatchDirectories;
import io.github.cloudwatchlogging.file.BatchDirectory;
import io.github.cloudwatchlogging.file.BatchOrigin;
import io.github.cloudwatchlogging.file.ProcessDirectories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to files while the helper's thread is busy with something else.
 */
class FileKeeperTests {

	private final Queue<Runnable> helper = new ArrayDeque<>();

	@TempDir
	private Path root;

	/** What happens in the midst of the next creation of a file. */
	private Runnable meanwhile = () -> {
	};

	@Test
	void recovery_keepsTheOrder_whenABatchDidNotWaitForTheFileThatIsOpenedAhead() throws Exception {
		ProcessDirectories directories = new ProcessDirectories(this.root, "orders", Instant.EPOCH);
		BatchDirectory own = directories.create();
		LogBuffer writing = buffer(fixed(own));
		this.meanwhile = () -> append(writing, "first");
		runHelper();
		append(writing, "second");
		append(writing, "third");
		runHelper();
		own.close();

		LogBuffer reading = buffer(directories);
		Objects.requireNonNull(reading.recovery()).run();
		reading.release();
		List<String> recovered = new ArrayList<>();
		for (Batch batch = reading.outlet().poll(); batch != null; batch = reading.outlet().poll()) {
			batch.events().forEach((event) -> recovered.add(event.message()));
			reading.outlet().acknowledge(batch, RejectedEvents.NONE, Instant.EPOCH);
		}
		assertThat(recovered).containsExactly("first", "second", "third");
		reading.leaveDisk();
		runHelper();
	}

	@Test
	void theEnd_leavesNoDirectory_whenAFileIsStillToBeOpenedAhead() throws Exception {
		LogBuffer buffer = buffer(new ProcessDirectories(this.root, "orders", Instant.EPOCH));
		buffer.leaveDisk();
		runHelper();
		try (Stream<Path> paths = Files.walk(this.root)) {
			assertThat(paths.filter((path) -> this.root.relativize(path).getNameCount() > 1)).isEmpty();
		}
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static void append(LogBuffer buffer, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		buffer.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, bytes, bytes.length);
	}

	private LogBuffer buffer(BatchDirectories directories) {
		DiskSetup disk = new DiskSetup(1 << 20, false, directories,
				(key) -> new BatchOrigin("", "group", "stream", Map.of()), this.helper::add,
				proxy(DiskObserver.class, (proxy, method, args) -> null));
		LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(1 << 20), disk, Duration.ofHours(1).toNanos(),
				Ticker.system(), Clock.systemUTC());
		buffer.configure(new BatchLimits(1, 1000), 0);
		return buffer;
	}

	private void runHelper() {
		while (!this.helper.isEmpty()) {
			this.helper.remove().run();
		}
	}

	private BatchDirectories fixed(BatchDirectory directory) {
		BatchDirectory slow = proxy(BatchDirectory.class, (proxy, method, args) -> {
			if (method.getName().equals("create")) {
				Runnable action = this.meanwhile;
				this.meanwhile = () -> {
				};
				action.run();
			}
			try {
				return method.invoke(directory, args);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		});
		return new BatchDirectories() {

			@Override
			public BatchDirectory create() {
				return slow;
			}

			@Override
			public List<BatchDirectory> adopt() {
				return List.of();
			}

			@Override
			public long setAsideBytes() {
				return 0;
			}

		};
	}

}
