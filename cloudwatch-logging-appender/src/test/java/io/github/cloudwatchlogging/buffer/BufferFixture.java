package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A released buffer of a few chunks whose time is the test's. What is not said to be
 * otherwise goes to the default destination, at INFO.
 */
final class BufferFixture {

	static final int CHUNK = HeapBatch.CHUNK_BYTES;

	static final Duration LINGER = Duration.ofSeconds(2);

	static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	static final Failure TRANSIENT = new Failure("ThrottlingException", "wait", false, Outlook.PASSING);

	static final Failure LOST = new Failure("Timeout", "wait", true, Outlook.PASSING);

	static final Failure HOPELESS = new Failure("AccessDeniedException", "grant it", false, Outlook.HOPELESS);

	final ManualTicker ticker = new ManualTicker();

	final LogBuffer buffer;

	final BatchOutlet outlet;

	final Drain drain;

	private boolean singly;

	private BufferFixture(BufferConfig config) {
		this.buffer = new LogBuffer(config, Duration.ofSeconds(10).toNanos(), this.ticker, Clock.systemUTC());
		this.outlet = this.buffer.outlet();
		this.drain = this.buffer.drain();
		limits(BatchLimits.SERVICE);
	}

	static BufferFixture holding(int chunks) {
		return holding(BufferConfig.dropOldest((long) chunks * CHUNK));
	}

	static BufferFixture holding(BufferConfig config) {
		return new BufferFixture(config);
	}

	static BufferFixture released(int chunks) {
		return released(BufferConfig.dropOldest((long) chunks * CHUNK));
	}

	static BufferFixture released(BufferConfig config) {
		BufferFixture fixture = holding(config);
		fixture.buffer.release();
		return fixture;
	}

	/** Drops without waiting, also where a thread may wait. */
	static BufferConfig config(int chunks, OverflowPolicy whenFull) {
		return new BufferConfig((long) chunks * CHUNK, whenFull, Duration.ofNanos(1), null);
	}

	static BufferConfig blocking(int chunks, Duration timeout) {
		return new BufferConfig((long) chunks * CHUNK, OverflowPolicy.BLOCK, timeout, null);
	}

	void limits(BatchLimits limits) {
		this.singly = limits.maxEvents() == 1;
		this.buffer.configure(limits, LINGER.toNanos());
	}

	/**
	 * Batches of a single event that takes a whole chunk: each append but the last leaves
	 * a batch that waits.
	 */
	void singly() {
		limits(new BatchLimits(1, BatchLimits.SERVICE.maxBytes()));
	}

	void append(String message) {
		append(DestinationKey.DEFAULT, EventLevel.INFO, message);
	}

	void append(DestinationKey key, EventLevel level, String message) {
		byte[] bytes = bytes(message);
		this.buffer.append(key, 0, level, bytes, bytes.length);
	}

	void appendAt(long timestamp, String message) {
		byte[] bytes = bytes(message);
		this.buffer.append(DestinationKey.DEFAULT, timestamp, EventLevel.INFO, bytes, bytes.length);
	}

	private byte[] bytes(String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		if (!this.singly) {
			return bytes;
		}
		byte[] padded = new byte[CHUNK - 100];
		Arrays.fill(padded, (byte) ' ');
		System.arraycopy(bytes, 0, padded, 0, bytes.length);
		return padded;
	}

	/** Appends an event that, alone in its batch, takes this many chunks. */
	void appendChunks(int chunks) {
		appendChunks(DestinationKey.DEFAULT, EventLevel.INFO, chunks);
	}

	void appendChunks(DestinationKey key, EventLevel level, int chunks) {
		byte[] bytes = new byte[chunks * CHUNK - 100];
		this.buffer.append(key, 0, level, bytes, bytes.length);
	}

	/** Takes the batch that is due now. */
	Batch poll() {
		return Objects.requireNonNull(this.outlet.poll(), "no batch is due");
	}

	Batch pollAfterLinger() {
		this.ticker.advance(LINGER);
		return poll();
	}

	void assertNothingIsDue() {
		assertThat(this.outlet.poll()).isNull();
	}

	void acknowledge(Batch batch) {
		this.outlet.acknowledge(batch, RejectedEvents.NONE, NOW);
	}

	/**
	 * Delivers what is due now, and what becomes due by that.
	 * @return the events in the order of their delivery, markers included
	 */
	List<BufferedEvent> deliverDue() {
		List<BufferedEvent> delivered = new ArrayList<>();
		for (Batch batch = this.outlet.poll(); batch != null; batch = this.outlet.poll()) {
			batch.events()
				.forEach((event) -> delivered
					.add(new BufferedEvent(event.timestamp(), event.level(), event.message().stripTrailing())));
			acknowledge(batch);
		}
		return delivered;
	}

	/** The same, of everything that waits or fills. */
	List<BufferedEvent> deliverAll() {
		List<BufferedEvent> delivered = new ArrayList<>();
		List<BufferedEvent> due;
		do {
			this.ticker.advance(LINGER);
			due = deliverDue();
			delivered.addAll(due);
		}
		while (!due.isEmpty());
		return delivered;
	}

	void retry(Batch batch, Failure failure, Duration delay) {
		this.outlet.retry(batch, failure, delay.toNanos(), NOW);
	}

	DeliveryStats stats() {
		return this.buffer.snapshot((key) -> null);
	}

	DestinationStats defaultStats() {
		return stats().destinations().get(0);
	}

	EventCounts events() {
		return stats().events();
	}

	static String text(Batch batch) {
		StringBuilder text = new StringBuilder();
		batch.events().forEach((event) -> text.append(event.message().stripTrailing()));
		return text.toString();
	}

}
