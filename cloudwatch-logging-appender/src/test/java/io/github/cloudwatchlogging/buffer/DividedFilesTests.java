package io.github.cloudwatchlogging.buffer;

import java.util.List;

import io.github.cloudwatchlogging.DropReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of batches that are sent in parts: each takes its room until the last part is
 * settled.
 */
class DividedFilesTests extends DiskTestBase {

	/** How the text begins that tells of a gap. */
	private static final String MARKER = "[";

	private void divide() {
		this.process.outlet.split(take(), BufferFixture.TRANSIENT, BufferFixture.NOW);
	}

	/** The first letter of each message. */
	private List<String> delivered() {
		return deliverAll().stream().map((message) -> message.substring(0, 1)).toList();
	}

	@Test
	void dropOldest_keepsAPart_thatMakesNoRoomBecauseAnotherOneIsBeingSent() {
		append("sent");
		append("waits");
		divide();
		Batch sent = take();
		append(LARGE, 20);
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isPositive();
		acknowledge(sent);
		assertThat(delivered()).contains("w");
	}

	@Test
	void dropOldest_givesUpAllParts_whenTheirFileIsTheOnlyOne() {
		this.process = start(300_000);
		append(LARGE);
		append("x");
		divide();
		append("y".repeat(250_000));
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isEqualTo(2);
		assertThat(delivered()).containsExactly("y", MARKER);
	}

	@Test
	void dropOldest_givesUpNoPart_whenTheirFileIsNotEnough() {
		this.process = start(300_000);
		append("s".repeat(200_000));
		Batch sent = take();
		append("a".repeat(35_000));
		append("b".repeat(35_000));
		seal();
		divide();
		append("y".repeat(150_000));
		assertThat(events().dropped(DropReason.BUFFER_FULL)).isOne();
		acknowledge(sent);
		assertThat(delivered()).containsExactly("a", "b", MARKER);
	}

}
