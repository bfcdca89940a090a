package io.github.cloudwatchlogging.buffer;

import java.time.Instant;

import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/**
 * How the calls for one destination went. Guarded by the buffer's lock.
 */
final class CallLog {

	/** The log of all streams together of which this is one. */
	private final @Nullable CallLog sum;

	private long calls;

	private long retries;

	private long successes;

	/** Failures in a row. */
	private int failures;

	private @Nullable Instant lastSuccess;

	private @Nullable DeliveryFailure lastFailure;

	CallLog(@Nullable CallLog sum) {
		this.sum = sum;
	}

	void success(Batch batch, Instant at) {
		count(batch);
		this.failures = 0;
		this.successes++;
		this.lastSuccess = at;
		if (this.sum != null) {
			this.sum.success(batch, at);
		}
	}

	void failure(Batch batch, Instant at, Failure failure) {
		count(batch);
		this.failures++;
		this.lastFailure = new DeliveryFailure(at, failure.code(), failure.advice(), this.failures,
				failure.isHopeless(this.failures));
		if (this.sum != null) {
			this.sum.failure(batch, at, failure);
		}
	}

	/**
	 * The service refuses the batch as it is. It answers, so it is not in trouble, and
	 * there is nothing to wait for.
	 */
	void refusal(Batch batch, Instant at, Failure failure) {
		failure(batch, at, failure);
		answered();
	}

	private void answered() {
		this.failures = 0;
		if (this.sum != null) {
			this.sum.answered();
		}
	}

	private void count(Batch batch) {
		this.calls++;
		if (batch.attempts().failures() > 0) {
			this.retries++;
		}
	}

	long successes() {
		return this.successes;
	}

	int failures() {
		return this.failures;
	}

	CallStats snapshot(int inFlight) {
		return new CallStats(inFlight, this.calls, this.retries, this.lastSuccess, this.lastFailure);
	}

}
