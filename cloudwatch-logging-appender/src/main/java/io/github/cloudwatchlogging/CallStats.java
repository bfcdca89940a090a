package io.github.cloudwatchlogging;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the calls to the service went.
 *
 * @param inFlight calls that wait for an answer now
 * @param calls calls that have ended, with whatever outcome
 * @param retries those of them that repeated an earlier call for the same batch
 * @param lastSuccess when the last batch was acknowledged, by this machine's clock
 * @param lastFailure the last failure, also if it has been overcome
 */
public record CallStats(int inFlight, long calls, long retries, @Nullable Instant lastSuccess,
		@Nullable DeliveryFailure lastFailure) {

	/** No call yet. */
	public static final CallStats NONE = new CallStats(0, 0, 0, null, null);

	/**
	 * The calls of two destinations taken together.
	 * @param other the other destination's calls
	 * @return sums, and the later of each two moments
	 */
	public CallStats plus(CallStats other) {
		return new CallStats(this.inFlight + other.inFlight, this.calls + other.calls, this.retries + other.retries,
				later(this.lastSuccess, other.lastSuccess), later(this.lastFailure, other.lastFailure));
	}

	private static @Nullable Instant later(@Nullable Instant left, @Nullable Instant right) {
		if (left == null || right == null) {
			return (left != null) ? left : right;
		}
		return left.isAfter(right) ? left : right;
	}

	private static @Nullable DeliveryFailure later(@Nullable DeliveryFailure left, @Nullable DeliveryFailure right) {
		if (left == null || right == null) {
			return (left != null) ? left : right;
		}
		return left.at().isAfter(right.at()) ? left : right;
	}

}
