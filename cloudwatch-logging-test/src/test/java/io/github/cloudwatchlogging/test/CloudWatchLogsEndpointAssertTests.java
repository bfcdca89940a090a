package io.github.cloudwatchlogging.test;

import java.util.List;
import java.util.stream.IntStream;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.cloudwatchlogging.test.CloudWatchLogsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloudWatchLogsEndpointAssert}.
 */
class CloudWatchLogsEndpointAssertTests extends EndpointTestBase {

	@BeforeEach
	void createTarget() {
		createGroupAndStream();
	}

	@Test
	void assertions_pass_whenTheyHold() {
		put("first", "second");
		assertThat(this.endpoint).hasReceived("eco")
			.hasReceivedExactly("first", "second")
			.hasReceivedCount(2)
			.hasNoDuplicates()
			.hasReceivedEachOnce(List.of("second", "first"));
	}

	@Test
	void hasReceived_showsWhatCame_whenNoMessageHasTheText() {
		put("first");
		assertFails(() -> assertThat(this.endpoint).hasReceived("second"))
			.withMessage("Expected an event with \"second\" but received 1 event\n  \"first\"");
	}

	@Test
	void hasReceivedExactly_showsMissingAndExtra() {
		put("first", "third");
		assertFails(() -> assertThat(this.endpoint).hasReceivedExactly("first", "second"))
			.withMessageContaining("Missing: 1 event\n  \"second\"")
			.withMessageContaining("Too much: 1 event\n  \"third\"");
	}

	@Test
	void hasReceivedExactly_saysSo_whenOnlyTheOrderDiffers() {
		put("second", "first");
		assertFails(() -> assertThat(this.endpoint).hasReceivedExactly("first", "second"))
			.withMessageContaining("Only their order differs");
	}

	@Test
	void hasReceivedCount_showsWhatCame_shortened() {
		put(IntStream.range(0, 25).mapToObj((i) -> "x".repeat(1000)).toArray(String[]::new));
		assertFails(() -> assertThat(this.endpoint).hasReceivedCount(24))
			.withMessageStartingWith("Expected 24 events but received 25 events")
			.withMessageContaining("\"... (1000 characters)")
			.withMessageEndingWith("and 15 more")
			.satisfies((ex) -> Assertions.assertThat(ex.getMessage()).hasSizeLessThan(2000));
	}

	@Test
	void hasNoDuplicates_showsWhatCameAgain() {
		put("once", "twice", "twice");
		assertFails(() -> assertThat(this.endpoint).hasNoDuplicates())
			.withMessage("Expected no message twice but received again 1 event\n  \"twice\"");
	}

	@Test
	void hasReceivedEachOnce_showsMissingAndRepeated() {
		put("a", "a");
		assertFails(() -> assertThat(this.endpoint).hasReceivedEachOnce(List.of("a", "100%")))
			.withMessageContaining("Missing: 1 event\n  \"100%\"")
			.withMessageContaining("Too much: 1 event\n  \"a\"");
	}

	private static ThrowableAssertAlternative<AssertionError> assertFails(ThrowingCallable assertion) {
		return assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
	}

}
