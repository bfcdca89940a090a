package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.UnreadableBatchException;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import io.github.cloudwatchlogging.test.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that share a directory and an endpoint, and what has to hold of their events.
 */
final class Family implements AutoCloseable {

	private static final BatchLimits LIMITS = new BatchLimits(100, 100_000);

	final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final Path root;

	private final List<Child> children = new ArrayList<>();

	Family(Path root) {
		this.root = root;
	}

	Child start(String... prefix) throws IOException {
		return start(LIMITS, 2, Duration.ZERO, prefix);
	}

	Child start(BatchLimits limits, int maxInFlight, Duration hold, String... prefix) throws IOException {
		int number = this.children.size();
		Child child = new Child(new LoggingProcess.Settings(directory(), this.endpoint.uri(),
				this.root.resolve("witness-" + number), number, limits, maxInFlight, hold), prefix);
		this.children.add(child);
		return child;
	}

	private Path directory() {
		return this.root.resolve("buffer");
	}

	/** How many calls have returned in all processes together. */
	long returned() {
		return this.children.stream().mapToLong((child) -> child.witness.returned()).sum();
	}

	/** How many events are on disk. */
	long left() throws IOException {
		long records = 0;
		for (Path each : paths()) {
			if (each.toString().endsWith(".batch")) {
				records += records(each);
			}
		}
		return records;
	}

	private static long records(Path file) throws IOException {
		try {
			return BatchFormat.read(Files.readAllBytes(file)).records().size();
		}
		catch (UnreadableBatchException ex) {
			assertThat(ex.isEmpty()).as("%s: %s", file, ex.getMessage()).isTrue();
			return 0;
		}
	}

	/** All that is below the directory of the application. */
	List<Path> paths() throws IOException {
		if (!Files.exists(directory())) {
			return List.of();
		}
		try (Stream<Path> paths = Files.walk(directory())) {
			return paths.filter((path) -> directory().relativize(path).getNameCount() > 1).toList();
		}
	}

	/**
	 * All is delivered: nothing is lost, nothing invented, each event is in the stream of
	 * the process that logged it, and nothing is left on disk.
	 * @return how many events were stored more than once
	 */
	long assertComplete() throws IOException {
		assertThat(paths()).as("left on disk").isEmpty();
		List<StoredEvent> stored = this.endpoint.events();
		Map<Integer, Set<String>> streams = new HashMap<>();
		Set<LoggedEvent> distinct = new HashSet<>();
		for (StoredEvent each : stored) {
			LoggedEvent event = LoggedEvent.of(each.message());
			distinct.add(event);
			streams.computeIfAbsent(event.process(), (absent) -> new HashSet<>()).add(each.logStream());
		}
		streams.forEach((process, names) -> assertThat(names).as("streams of process %s", process)
			.singleElement()
			.asString()
			.startsWith(this.children.get(process).pid() + "/"));
		this.children.forEach((child) -> assertComplete(child, distinct));
		return stored.size() - distinct.size();
	}

	/** Of messages that were stored before. */
	long repeatedBytes() {
		Set<String> seen = new HashSet<>();
		return this.endpoint.events()
			.stream()
			.map(StoredEvent::message)
			.filter((message) -> !seen.add(message))
			.mapToLong((message) -> message.getBytes(StandardCharsets.UTF_8).length)
			.sum();
	}

	/**
	 * How many bytes a call has had at most: a batch that was begun before the process
	 * knew its limits may be as large as the service allows.
	 */
	long largestCall() {
		return this.endpoint.requests()
			.stream()
			.filter((request) -> request.operation().equals("PutLogEvents"))
			.mapToLong(ReceivedRequest::bodyBytes)
			.max()
			.orElse(0);
	}

	private static void assertComplete(Child child, Set<LoggedEvent> stored) {
		long returned = 0;
		for (int thread = 0; thread < Witness.THREADS; thread++) {
			long last = child.witness.returned(thread);
			returned += last;
			for (long number = 1; number <= last; number++) {
				assertThat(stored.contains(new LoggedEvent(child.number, thread, number)))
					.as("event %d of thread %d of process %d is stored, of %d", number, thread, child.number, last)
					.isTrue();
			}
		}
		// The last call of each thread may have been under way when it was killed.
		assertThat(stored.stream().filter((event) -> event.process() == child.number).count())
			.as("stored of process %d", child.number)
			.isBetween(returned, returned + Witness.THREADS);
	}

	/** Each thread's events come in the order in which they were logged. */
	void assertOrdered(Child child) {
		Set<LoggedEvent> seen = new HashSet<>();
		List<StoredEvent> first = new ArrayList<>();
		for (StoredEvent each : this.endpoint.events()) {
			LoggedEvent event = LoggedEvent.of(each.message());
			if (event.process() == child.number && seen.add(event)) {
				first.add(each);
			}
		}
		first.sort(Comparator.comparingLong(StoredEvent::timestamp));
		long[] last = new long[Witness.THREADS];
		for (StoredEvent each : first) {
			LoggedEvent event = LoggedEvent.of(each.message());
			assertThat(event.number()).as("%s", event).isEqualTo(last[event.thread()] + 1);
			last[event.thread()]++;
		}
	}

	@Override
	public void close() {
		this.children.forEach(Child::close);
		this.endpoint.close();
	}

}
