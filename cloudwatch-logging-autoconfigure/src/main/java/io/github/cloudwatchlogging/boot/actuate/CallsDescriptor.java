package io.github.cloudwatchlogging.boot.actuate;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.cloudwatchlogging.CallStats;
import io.github.cloudwatchlogging.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/**
 * How calls went.
 *
 * @param inFlight calls that wait for an answer
 * @param calls calls that have ended
 * @param retries those of them that repeated an earlier one
 * @param lastSuccess when a batch was last acknowledged, {@code null} if none was
 * @param lastFailure the last failure, overcome or not, {@code null} if there was none
 */
@JsonInclude(Include.NON_NULL)
public record CallsDescriptor(int inFlight, long calls, long retries, @Nullable String lastSuccess,
		@Nullable FailureDescriptor lastFailure) {

	static CallsDescriptor of(CallStats calls) {
		Instant success = calls.lastSuccess();
		DeliveryFailure failure = calls.lastFailure();
		return new CallsDescriptor(calls.inFlight(), calls.calls(), calls.retries(),
				(success != null) ? success.toString() : null,
				(failure != null) ? FailureDescriptor.of(failure) : null);
	}

	/**
	 * A failed call.
	 *
	 * @param at when it failed
	 * @param code the service's error code, or the name of an exception
	 * @param advice what can be done about it
	 * @param attempts calls that had failed in a row by then
	 */
	public record FailureDescriptor(String at, String code, String advice, int attempts) {

		static FailureDescriptor of(DeliveryFailure failure) {
			return new FailureDescriptor(failure.at().toString(), failure.code(), failure.advice(), failure.attempts());
		}

	}

}
