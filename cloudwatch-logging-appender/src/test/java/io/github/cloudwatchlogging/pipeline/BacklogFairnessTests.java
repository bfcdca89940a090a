package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What several dead processes have left behind keeps neither live events waiting nor each
 * other.
 */
class BacklogFairnessTests extends DiskFaultTestBase {

	private static final int BATCHES = 20;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aLiveEvent_waitsForFewCalls_whileABacklogIsDelivered(int maxInFlight) {
		for (int i = 0; i < 3; i++) {
			leaveBehind(small("dead " + i), messages("dead " + i, BATCHES));
		}
		this.endpoint.faults().add(Fault.latency(Duration.ofMillis(50)));
		LogPipeline pipeline = open(disk(), config(Duration.ZERO).maxInFlight(maxInFlight));
		await().until(() -> pipeline.stats().events().delivered() > 2);
		for (int i = 0; i < 5; i++) {
			long before = pipeline.stats().events().delivered();
			String message = "live " + i;
			append(pipeline, List.of(message));
			await().pollInterval(Duration.ofMillis(5)).until(() -> stored().contains(message));
			assertThat(pipeline.stats().events().delivered() - before).isLessThanOrEqualTo(6);
		}
		awaitDelivered(pipeline, 3 * BATCHES + 5);
	}

	@Test
	void aStreamThatIsDenied_keepsItsEvents_andKeepsNobodyWaiting() {
		leaveBehind(small("stream", "denied"), messages("denied", BATCHES));
		leaveBehind(small("stream", "allowed"), messages("allowed", BATCHES));
		this.endpoint.faults().add(Fault.accessDenied("logs:PutLogEvents").onLogGroup("denied"));
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogStream").onLogGroup("denied"));
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogGroup").onLogGroup("denied"));
		LogPipeline pipeline = open(disk());
		append(pipeline, List.of("live"));
		awaitDelivered(pipeline, BATCHES + 1);
		this.endpoint.faults().clear();
		awaitDelivered(pipeline, 2 * BATCHES + 1);
		assertThat(pipeline.stats().events().dropped()).isZero();
		List<String> expected = new ArrayList<>(messages("denied", BATCHES));
		expected.addAll(messages("allowed", BATCHES));
		expected.add("live");
		assertThat(stored()).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void anEventThatIsPoison_keepsNobodyWaiting() {
		leaveBehind(config(HOUR).logStream("poisoned"), messages("poisoned", BATCHES));
		leaveBehind(small("healthy"), messages("healthy", BATCHES));
		this.endpoint.faults().add(Fault.poison((message) -> message.equals("poisoned 7")));
		LogPipeline pipeline = open(disk());
		awaitDelivered(pipeline, 2 * BATCHES - 1);
		pipeline.close(PATIENT);
		assertThat(pipeline.stats().events().dropped()).isOne();
		assertThat(batches()).isEmpty();
	}

	private PipelineConfig.Builder small(String stream) {
		return small(stream, "group");
	}

	private PipelineConfig.Builder small(String stream, String group) {
		return Configs.of(group, this.endpoint.uri())
			.logStream(stream)
			.linger(HOUR)
			.limits(new BatchLimits(1, BatchLimits.SERVICE.maxBytes()));
	}

}
