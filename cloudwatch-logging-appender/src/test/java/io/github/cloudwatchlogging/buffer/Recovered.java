package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.file.BatchOrigin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a new process hands out of what is on a disk.
 *
 * @param batches all batches in the order in which they were handed out
 * @param unreadable how many events it has counted as unreadable
 * @param opening what it did to the disk before it handed out anything
 */
record Recovered(List<Sent> batches, long unreadable, List<DiskOp> opening) {

	static final Clock CLOCK = Clock.fixed(BufferFixture.NOW, ZoneOffset.UTC);

	private static final long DISK = 1L << 30;

	private static final long MEMORY = 1L << 28;

	/**
	 * The events of a batch.
	 *
	 * @param destination what the file says of it
	 * @param events what was sent, without markers
	 */
	record Sent(String destination, List<BufferedEvent> events) {

		static Sent of(Batch batch) {
			BatchOrigin origin = batch.origin();
			String destination = (origin != null) ? origin.destination() : batch.destination().name();
			return new Sent(destination, batch.events().stream().filter((event) -> event.level() != null).toList());
		}

	}

	/** Leaves the image as it is. */
	static Recovered from(DiskImage image) {
		FakeDisk disk = new FakeDisk(image.copy());
		ManualTicker ticker = new ManualTicker();
		LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(MEMORY), setup(disk, DISK, false, Runnable::run), 0,
				ticker, CLOCK);
		buffer.release();
		Objects.requireNonNull(buffer.recovery()).run();
		List<DiskOp> opening = List.copyOf(disk.log());
		List<Sent> batches = new ArrayList<>();
		Batch batch;
		while ((batch = buffer.outlet().poll()) != null) {
			batches.add(Sent.of(batch));
			buffer.outlet().acknowledge(batch, RejectedEvents.NONE, BufferFixture.NOW);
		}
		EventCounts counts = buffer.snapshot((key) -> null).events();
		ConservationLaw.assertAddsUp(buffer.snapshot((key) -> null));
		buffer.drain().close(Duration.ZERO.toNanos());
		buffer.drain().abandon();
		buffer.leaveDisk();
		assertThat(disk.image().directories()).as("what is left after all was delivered").isEmpty();
		return new Recovered(batches, counts.dropped(DropReason.UNREADABLE), opening);
	}

	static DiskSetup setup(FakeDisk disk, long maxBytes, boolean sync, Helper helper) {
		return new DiskSetup(maxBytes, sync, disk, Recovered::origin, helper, new Silent());
	}

	private static BatchOrigin origin(DestinationKey key) {
		return new BatchOrigin(key.name(), "g", "s", Map.of());
	}

	private static final class Silent implements DiskObserver {

		@Override
		public void onFailure(IOException reason) {
		}

		@Override
		public void onReturn(long inMemory) {
		}

		@Override
		public void onRecovered(long events, long unreadable) {
		}

		@Override
		public void onUnreadable(IOException reason) {
		}

	}

}
