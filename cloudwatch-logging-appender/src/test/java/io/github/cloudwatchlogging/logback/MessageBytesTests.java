package io.github.cloudwatchlogging.logback;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.cloudwatchlogging.buffer.BatchLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageBytes}.
 */
class MessageBytesTests {

	private static final int MAX = BatchLimits.MAX_MESSAGE_BYTES;

	@Test
	void length_leavesOutLineEndsBehindTheMessage() {
		assertThat(fit("a\nb\r\n\n")).isEqualTo("a\nb");
		assertThat(fit("a ")).isEqualTo("a ");
	}

	@Test
	void length_isZero_whereNothingIsLeft() {
		assertThat(fit("")).isEmpty();
		assertThat(fit("\r\n")).isEmpty();
	}

	@Test
	void length_reachesToTheLimit() {
		assertThat(fit("x".repeat(MAX))).hasSize(MAX);
		assertThat(fit("x".repeat(MAX + 1))).hasSize(MAX);
		assertThat(fit("x".repeat(MAX) + "\n")).hasSize(MAX);
	}

	@Test
	void length_cutsBetweenTwoCharacters() {
		for (String character : new String[] { "é", "€", "\uD83D\uDE00" }) {
			for (int shift = 0; shift < 4; shift++) {
				String message = "x".repeat(MAX - shift) + character.repeat(2);
				byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
				String cut = fit(message);
				assertThat(message).startsWith(cut);
				assertThat(MAX - MessageBytes.length(bytes)).isBetween(0, 3);
			}
		}
	}

	@Test
	void length_endsSomewhere_evenForBytesThatAreNotUtf8() {
		byte[] bytes = new byte[MAX + 100];
		Arrays.fill(bytes, (byte) 0x80);
		assertThat(MessageBytes.length(bytes)).isBetween(0, MAX);
	}

	private static String fit(String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		return new String(bytes, 0, MessageBytes.length(bytes), StandardCharsets.UTF_8);
	}

}
