package io.github.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Backoff}.
 */
class BackoffTests {

	private static final Failure TRANSIENT = new Failure("ThrottlingException", "wait", false, Outlook.PASSING);

	private static final Failure HOPELESS = new Failure("AccessDeniedException", "grant it", false, Outlook.HOPELESS);

	private final Backoff half = backoff(Long.MIN_VALUE);

	@Test
	void delay_doublesUpToItsMaximum() {
		assertThat(this.half.delayNanos(TRANSIENT, 0)).isEqualTo(millis(100));
		assertThat(this.half.delayNanos(TRANSIENT, 1)).isEqualTo(millis(200));
		assertThat(this.half.delayNanos(TRANSIENT, 2)).isEqualTo(millis(400));
		assertThat(this.half.delayNanos(TRANSIENT, 8)).isEqualTo(millis(15_000));
		assertThat(this.half.delayNanos(TRANSIENT, Integer.MAX_VALUE)).isEqualTo(millis(15_000));
	}

	@Test
	void delay_hasFullJitter() {
		assertThat(backoff(0).delayNanos(TRANSIENT, 20)).isZero();
		assertThat(backoff(-1).delayNanos(TRANSIENT, 20)).isBetween(millis(29_999), millis(30_000));
	}

	@Test
	void delay_isSlowAndSteady_whereWaitingDoesNotHelp() {
		assertThat(this.half.delayNanos(HOPELESS, 0)).isEqualTo(Backoff.HOPELESS.toNanos());
		assertThat(this.half.delayNanos(HOPELESS, 50)).isEqualTo(Backoff.HOPELESS.toNanos());
	}

	@Test
	void bounds_areChecked() {
		Duration second = Duration.ofSeconds(1);
		RandomGenerator random = () -> 0;
		assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, second, random));
		assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second.negated(), second, random));
		assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, second.minusNanos(1), random))
			.withMessageContaining("delivery.initial-backoff");
	}

	/** A backoff whose jitter comes from these bits: none, half with the sign bit. */
	private static Backoff backoff(long bits) {
		return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), () -> bits);
	}

	private static long millis(long millis) {
		return Duration.ofMillis(millis).toNanos();
	}

}
