package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import org.junit.jupiter.api.AfterEach;

/**
 * A process on a disk that can be made to fail, and the law that holds at the end of each
 * test.
 */
abstract class DiskTestBase {

	static final int DISK = 1 << 20;

	static final int MEMORY = 1 << 18;

	static final String LARGE = "x".repeat(60_000);

	final FakeDisk disk = new FakeDisk(new DiskImage());

	LiveProcess process = start(DISK);

	final LiveProcess start(long maxBytes) {
		return new LiveProcess(this.disk, MEMORY, maxBytes, false, () -> true);
	}

	final LiveProcess startHolding() {
		return new LiveProcess(this.disk, MEMORY, DISK, false, () -> true, Duration.ofMinutes(1));
	}

	@AfterEach
	void theLawHolds() {
		ConservationLaw.assertAddsUp(this.process.buffer.snapshot((key) -> null));
	}

	final void append(String message) {
		append(DestinationKey.DEFAULT, message);
	}

	final void append(DestinationKey key, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.process.buffer.append(key, BufferFixture.NOW.toEpochMilli(), EventLevel.INFO, bytes, bytes.length);
	}

	final void append(String message, int times) {
		for (int i = 0; i < times; i++) {
			append(message);
		}
	}

	/** Leaves a batch of each message behind, as a process that is killed does. */
	final void leaveBehind(String... messages) {
		LiveProcess dead = this.process;
		for (String message : messages) {
			append(message);
			seal();
		}
		dead.help();
		this.disk.kill(dead.directory());
	}

	final void seal() {
		this.process.buffer.drain().flush(0);
	}

	final Batch take() {
		this.process.ticker.advance(BufferFixture.LINGER);
		return Objects.requireNonNull(this.process.outlet.poll());
	}

	final void acknowledge(Batch batch) {
		this.process.outlet.acknowledge(batch, RejectedEvents.NONE, BufferFixture.NOW);
	}

	final List<String> deliverAll() {
		List<String> delivered = new ArrayList<>();
		Batch batch;
		do {
			this.process.ticker.advance(Duration.ofSeconds(6));
			batch = this.process.outlet.poll();
			if (batch != null) {
				batch.events().forEach((event) -> delivered.add(event.message()));
				acknowledge(batch);
			}
		}
		while (batch != null);
		return delivered;
	}

	final EventCounts events() {
		return this.process.buffer.snapshot((key) -> null).events();
	}

	final long onDisk() {
		return this.disk.image().length();
	}

}
