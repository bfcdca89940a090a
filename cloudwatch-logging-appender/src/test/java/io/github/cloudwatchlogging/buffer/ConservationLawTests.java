package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The conservation law over random histories of a buffer, step by step on one thread; and
 * that streams are told exactly of what is missing in them.
 */
class ConservationLawTests {

	private static final int STEPS = 2000;

	private static final List<DestinationKey> KEYS = List.of(DestinationKey.DEFAULT, new DestinationKey("audit"),
			new DestinationKey("access"));

	private static final List<Failure> FAILURES = List.of(BufferFixture.TRANSIENT, BufferFixture.LOST,
			BufferFixture.HOPELESS);

	private final List<Batch> inFlight = new ArrayList<>();

	private long appended;

	/** What the streams have been told to be missing. */
	private long told;

	@RepeatedTest(80)
	void law_holdsAfterEveryStep(RepetitionInfo repetition) {
		long seed = System.nanoTime() + repetition.getCurrentRepetition();
		Random random = new Random(seed);
		BufferConfig config = config(random);
		BufferFixture fixture = BufferFixture.holding(config);
		try {
			for (int i = 0; i < STEPS; i++) {
				step(fixture, random);
				check(fixture);
			}
			if (random.nextBoolean()) {
				recover(fixture);
			}
			close(fixture);
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("seed " + seed + ", " + config, ex);
		}
	}

	private static BufferConfig config(Random random) {
		OverflowPolicy whenFull = OverflowPolicy.values()[random.nextInt(OverflowPolicy.values().length)];
		EventLevel shedBelow = random.nextBoolean() ? randomLevel(random) : null;
		return new BufferConfig((4L + random.nextInt(20)) * BufferFixture.CHUNK, whenFull, Duration.ofNanos(1),
				shedBelow);
	}

	private static EventLevel randomLevel(Random random) {
		return EventLevel.values()[random.nextInt(EventLevel.values().length)];
	}

	/**
	 * The service is well again, and each stream is told of all that is missing in it.
	 */
	private void recover(BufferFixture fixture) {
		this.inFlight.forEach((batch) -> acknowledge(fixture, batch, RejectedEvents.NONE));
		this.inFlight.clear();
		fixture.drain.flush(0);
		this.told += Marker.told(fixture.deliverAll());
		check(fixture);
		assertThat(fixture.stats().queue().events()).isZero();
		fixture.drain.close(0);
		this.told += Marker.told(fixture.deliverDue());
		check(fixture);
		assertThat(this.told).isEqualTo(Marker.toTell(fixture.events()));
		assertThat(fixture.stats().allocatedBytes()).isZero();
	}

	private void close(BufferFixture fixture) {
		fixture.drain.close(0);
		check(fixture);
		long left = fixture.stats().queue().events();
		assertThat(fixture.drain.abandon()).isEqualTo(left);
		this.inFlight.forEach(fixture::acknowledge);
		check(fixture);
		assertThat(fixture.stats().allocatedBytes()).isZero();
		assertThat(fixture.stats().queue().events()).isZero();
	}

	private void check(BufferFixture fixture) {
		ConservationLaw.assertHolds(fixture.stats());
		assertThat(fixture.events().accepted()).isEqualTo(this.appended);
	}

	private void step(BufferFixture fixture, Random random) {
		switch (random.nextInt(10)) {
			case 0, 1, 2, 3, 4 -> append(fixture, random);
			case 5, 6 -> take(fixture);
			case 7, 8 -> settle(fixture, random);
			default -> disturb(fixture, random);
		}
	}

	private void append(BufferFixture fixture, Random random) {
		byte[] message = new byte[1 + random.nextInt(random.nextInt(50) == 0 ? 300_000 : 20_000)];
		long timestamp = random.nextInt(10) == 0 ? random.nextLong(Long.MAX_VALUE) : random.nextInt(1000);
		fixture.buffer.append(KEYS.get(random.nextInt(KEYS.size())), timestamp, randomLevel(random), message,
				message.length);
		this.appended++;
	}

	private void take(BufferFixture fixture) {
		Batch batch = fixture.outlet.poll();
		if (batch != null) {
			this.inFlight.add(batch);
		}
	}

	private void settle(BufferFixture fixture, Random random) {
		if (this.inFlight.isEmpty()) {
			return;
		}
		Batch batch = this.inFlight.remove(random.nextInt(this.inFlight.size()));
		Failure failure = FAILURES.get(random.nextInt(FAILURES.size()));
		switch (random.nextInt(4)) {
			case 0 -> acknowledge(fixture, batch,
					new RejectedEvents(random.nextInt(7) - 2, random.nextInt(7) - 2, random.nextInt(20) - 2));
			case 1 -> fixture.retry(batch, failure, Duration.ofMillis(random.nextInt(5000)));
			case 2 -> splitOrDrop(fixture, batch, failure);
			default -> acknowledge(fixture, batch, RejectedEvents.NONE);
		}
	}

	/** A marker that is refused would be told again, or not. */
	private void acknowledge(BufferFixture fixture, Batch batch, RejectedEvents rejected) {
		long told = Marker.told(batch.events());
		this.told += told;
		fixture.outlet.acknowledge(batch, (told == 0) ? rejected : RejectedEvents.NONE, BufferFixture.NOW);
	}

	/** A split may take a chunk more than the whole did. */
	private void splitOrDrop(BufferFixture fixture, Batch batch, Failure failure) {
		boolean room = fixture.stats().allocatedBytes() < fixture.stats().capacityBytes();
		if (batch.size() > 1 && room) {
			fixture.outlet.split(batch, failure, BufferFixture.NOW);
		}
		else if (!Marker.in(batch.events()).isEmpty()) {
			acknowledge(fixture, batch, RejectedEvents.NONE);
		}
		else {
			fixture.outlet.drop(batch, failure, DropReason.INVALID, BufferFixture.NOW);
		}
	}

	private void disturb(BufferFixture fixture, Random random) {
		switch (random.nextInt(8)) {
			case 0 -> fixture.drain.flush(0);
			case 1 -> fixture.buffer.release();
			case 2 -> fixture.limits(new BatchLimits(1 + random.nextInt(100), 1 + random.nextInt(1_000_000)));
			case 3 -> {
				fixture.buffer.refuse(DestinationKey.DEFAULT, EventLevel.INFO, DropReason.EMPTY);
				this.appended++;
			}
			default -> fixture.ticker.advance(Duration.ofMillis(random.nextInt(3000)));
		}
	}

}
