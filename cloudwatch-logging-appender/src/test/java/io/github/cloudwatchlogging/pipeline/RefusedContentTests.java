package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;

import io.github.cloudwatchlogging.DropReason;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A firewall that looks into requests and refuses some for what is in them, without
 * saying so.
 */
class RefusedContentTests extends FaultTestBase {

	private static final String ATTACK = "'; DROP TABLE students";

	/** Longer than any rest after a refusal. */
	private static final Duration REST = Duration.ofSeconds(5);

	private boolean refuseAll;

	@Test
	void anEventThatAFirewallRefuses_isDroppedAlone() {
		LogPipeline pipeline = pipelineBehindTheFirewall();
		append(pipeline, messages("before", 50));
		append(pipeline, ATTACK);
		append(pipeline, messages("after", 50));
		pipeline.flush(Duration.ZERO);
		for (int i = 0; i < 60; i++) {
			append(pipeline, "later " + i);
			deliver(pipeline);
		}
		assertThat(stored()).hasSize(1 + 100 + 60).doesNotHaveDuplicates().doesNotContain(ATTACK);
		assertThat(pipeline.stats().events().dropped()).isOne();
		assertThat(pipeline.stats().events().dropped(DropReason.INVALID)).isOne();
	}

	@Test
	void anEventThatAFirewallRefuses_isFound_alsoIfNothingElseIsLogged() {
		LogPipeline pipeline = pipelineBehindTheFirewall();
		append(pipeline, ATTACK);
		append(pipeline, messages("after", 50));
		pipeline.flush(Duration.ZERO);
		append(pipeline, "the last one");
		for (int i = 0; i < 60; i++) {
			deliver(pipeline);
		}
		assertThat(stored()).hasSize(1 + 50 + 1).doesNotHaveDuplicates();
		assertThat(pipeline.stats().queue().events()).as("which nothing exonerates").isLessThanOrEqualTo(1);
	}

	@Test
	void nothingIsDropped_whileEverythingIsRefused() {
		LogPipeline pipeline = pipelineBehindTheFirewall();
		this.refuseAll = true;
		for (int i = 0; i < 60; i++) {
			append(pipeline, "event " + i);
			deliver(pipeline);
		}
		assertThat(pipeline.stats().queue().events()).isEqualTo(60);
		this.refuseAll = false;
		for (int i = 0; i < 60; i++) {
			deliver(pipeline);
		}
		assertNothingLostNorRepeated(pipeline);
	}

	private LogPipeline pipelineBehindTheFirewall() {
		LogPipeline pipeline = manual(config(PATIENT, CREDENTIALS, (builder) -> builder
			.overrideConfiguration((override) -> override.addExecutionInterceptor(new Firewall()))));
		append(pipeline, "first");
		deliver(pipeline);
		return pipeline;
	}

	private void deliver(LogPipeline pipeline) {
		this.ticker.advance(REST);
		boolean due = true;
		while (due) {
			due = pipeline.deliverOnce();
		}
	}

	private final class Firewall implements ExecutionInterceptor {

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
			if (context.request() instanceof PutLogEventsRequest put && (RefusedContentTests.this.refuseAll
					|| put.logEvents().stream().anyMatch((event) -> event.message().equals(ATTACK)))) {
				throw CloudWatchLogsException.builder()
					.statusCode(403)
					.awsErrorDetails(AwsErrorDetails.builder().build())
					.build();
			}
		}

	}

}
