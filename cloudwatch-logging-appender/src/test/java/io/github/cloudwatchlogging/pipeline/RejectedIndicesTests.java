package io.github.cloudwatchlogging.pipeline;

import java.util.Arrays;
import java.util.List;

import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.RejectReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers with every combination of indices of rejected events, the senseless ones
 * included, as the SDK hands them over.
 */
class RejectedIndicesTests extends FaultTestBase {

	private static final int EVENTS = 3;

	/** Absent, before the batch, in it, and behind it. */
	private static final List<@Nullable Integer> INDICES = Arrays.asList(null, -1, 0, 1, 2, 3, 4);

	private @Nullable RejectedLogEventsInfo answer;

	@Test
	void indices_inEveryCombination_giveEachEventOneOutcome() {
		LogPipeline pipeline = manual(config(PATIENT, CREDENTIALS, (builder) -> builder
			.overrideConfiguration((override) -> override.addExecutionInterceptor(new Answering()))));
		deliver(pipeline, "first", 1);
		EventCounts before = pipeline.stats().events();
		for (Integer tooOld : INDICES) {
			for (Integer expired : INDICES) {
				for (Integer tooNew : INDICES) {
					this.answer = RejectedLogEventsInfo.builder()
						.tooOldLogEventEndIndex(tooOld)
						.expiredLogEventEndIndex(expired)
						.tooNewLogEventStartIndex(tooNew)
						.build();
					String name = "too old " + tooOld + ", expired " + expired + ", too new " + tooNew;
					deliver(pipeline, name, EVENTS);
					EventCounts after = pipeline.stats().events();
					assertOutcomes(name, before, after, tooOld, expired, tooNew);
					before = after;
				}
			}
		}
		int batches = INDICES.size() * INDICES.size() * INDICES.size();
		// The first batch took two calls, since there was no stream; none was repeated.
		assertThat(calls()).isEqualTo(2 + batches);
		assertThat(stored()).hasSize(1 + batches * EVENTS).doesNotHaveDuplicates();
	}

	private static void assertOutcomes(String name, EventCounts before, EventCounts after, @Nullable Integer tooOld,
			@Nullable Integer expired, @Nullable Integer tooNew) {
		long[] expected = new long[RejectReason.values().length];
		long delivered = 0;
		for (int i = 0; i < EVENTS; i++) {
			if (tooOld != null && i < tooOld) {
				expected[RejectReason.TOO_OLD.ordinal()]++;
			}
			else if (expired != null && i < expired) {
				expected[RejectReason.EXPIRED.ordinal()]++;
			}
			else if (tooNew != null && i >= tooNew) {
				expected[RejectReason.TOO_NEW.ordinal()]++;
			}
			else {
				delivered++;
			}
		}
		for (RejectReason reason : RejectReason.values()) {
			assertThat(after.rejected(reason) - before.rejected(reason)).as("%s: %s", name, reason)
				.isEqualTo(expected[reason.ordinal()]);
		}
		assertThat(after.delivered() - before.delivered()).as(name).isEqualTo(delivered);
	}

	private void deliver(LogPipeline pipeline, String name, int events) {
		append(pipeline, messages(name, events));
		assertThat(pipeline.deliverOnce()).isTrue();
		assertThat(pipeline.deliverOnce()).isFalse();
	}

	/** Changes what the endpoint has answered. */
	private final class Answering implements ExecutionInterceptor {

		@Override
		public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
			RejectedLogEventsInfo info = RejectedIndicesTests.this.answer;
			if (info != null && context.response() instanceof PutLogEventsResponse response) {
				return response.toBuilder().rejectedLogEventsInfo(info).build();
			}
			return context.response();
		}

	}

}
