package io.github.cloudwatchlogging.buffer;

import java.time.Clock;
import java.time.Duration;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;

/**
 * A program that appends to a buffer larger than the heap until memory has run out some
 * times, then gives up everything and prints what the books say.
 */
final class HeapExhaustion {

	private static final int TIMES = 20;

	private HeapExhaustion() {
	}

	public static void main(String[] args) {
		LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(1L << 30), Duration.ofHours(1).toNanos(),
				Ticker.system(), Clock.systemUTC());
		// Some sizes, so that memory runs out at different places.
		byte[] message = new byte[BatchLimits.MAX_MESSAGE_BYTES];
		int exhausted = 0;
		for (int i = 0; exhausted < TIMES; i++) {
			try {
				buffer.append(DestinationKey.DEFAULT, 0, EventLevel.INFO, message, message.length / (1 + i % 3));
			}
			catch (OutOfMemoryError ex) {
				buffer.refuse(DestinationKey.DEFAULT, EventLevel.INFO, DropReason.ENCODE_FAILED);
				exhausted++;
			}
		}
		buffer.drain().abandon();
		DeliveryStats stats = buffer.snapshot((key) -> null);
		EventCounts events = stats.events();
		System.out.println("allocated " + stats.allocatedBytes() + ", queued " + stats.queue().events()
				+ ", unaccounted " + (events.accepted() - events.dropped()));
	}

}
