package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events that the service refuses: how many calls it takes to find them, and that their
 * neighbours arrive.
 */
class PoisonTests extends FaultTestBase {

	/** Binary logarithm of a full batch's 10,000 events, rounded up. */
	private static final int LOG = 14;

	@Test
	void onePoisonAmongTenThousand_isFoundInFewCalls() {
		findPoison(10_000, 1, 1 + 2 * LOG);
	}

	@Test
	void fiftyPoisonsAmongTenThousand_areFoundExactly() {
		findPoison(10_000, 50, 1 + 50 * 2 * LOG);
	}

	@Test
	void poisonAlone_isRefusedInLessThanTwoCallsForEach() {
		findPoison(200, 200, 2 * 200);
	}

	private void findPoison(int events, int count, int mostCalls) {
		LogPipeline pipeline = open(config());
		deliverFirst(pipeline);
		long before = calls();
		List<String> messages = messages("event", events);
		Set<String> poison = new HashSet<>();
		for (Random random = new Random(this.seed); poison.size() < count;) {
			poison.add(messages.get(random.nextInt(events)));
		}
		this.endpoint.faults().add(Fault.poison(poison::contains));
		pipeline = sendAsOneBatch(pipeline, messages);
		assertThat(pipeline.stats().events().dropped(DropReason.INVALID)).as("seed %d", this.seed).isEqualTo(count);
		assertThat(pipeline.stats().events().delivered()).as("seed %d", this.seed).isEqualTo(events - count);
		assertThat(stored()).as("seed %d", this.seed).hasSize(1 + events - count).doesNotHaveDuplicates();
		assertThat(stored().stream().anyMatch(poison::contains)).as("seed %d", this.seed).isFalse();
		assertThat(calls() - before).as("calls, seed %d", this.seed).isLessThanOrEqualTo(mostCalls);
	}

	/** A new pipeline gathers everything before it sends. */
	private LogPipeline sendAsOneBatch(LogPipeline first, List<String> messages) {
		assertThat(first.close(PATIENT)).isZero();
		LogPipeline pipeline = open(config());
		append(pipeline, messages);
		assertThat(pipeline.flush(PATIENT)).as("seed %d", this.seed).isZero();
		return pipeline;
	}

	@Test
	void refusalThatNamesAnEvent_costsNoOther() {
		LogPipeline pipeline = manual(config());
		deliverDue(pipeline, List.of("first"));
		this.endpoint.faults()
			.add(Fault
				.error(400, "InvalidParameterException",
						"1 validation error detected: Value '' at 'logEvents.4.member.message' failed to satisfy "
								+ "constraint: Member must have length greater than or equal to 1")
				.on("PutLogEvents")
				.times(1));
		deliverDue(pipeline, messages("event", 10));
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void refusalOfTheGroupsName_dropsNothing_andIsToldAsAFaultOfConfiguration() {
		LogPipeline pipeline = manual(config());
		deliverDue(pipeline, List.of("first"));
		this.endpoint.faults()
			.add(Fault
				.error(400, "InvalidParameterException",
						"1 validation error detected: Value 'x y' at 'logGroupName' failed to satisfy constraint: "
								+ "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+")
				.on("PutLogEvents"));
		long before = calls();
		deliverDue(pipeline, messages("event", 10));
		assertThat(pipeline.stats().queue().events()).isEqualTo(10);
		assertThat(calls() - before).isOne();
		DeliveryFailure failure = Objects.requireNonNull(pipeline.stats().calls().lastFailure());
		assertThat(failure.hopeless()).isTrue();
		assertThat(failure.advice()).contains("logGroupName");
		this.endpoint.faults().clear();
		deliverDue(pipeline, List.of());
		assertNothingLostNorRepeated(pipeline);
	}

	private void deliverDue(LogPipeline pipeline, List<String> messages) {
		append(pipeline, messages);
		this.ticker.advance(Duration.ofSeconds(10));
		boolean due = true;
		while (due) {
			due = pipeline.deliverOnce();
		}
	}

}
