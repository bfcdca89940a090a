package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cloudwatchlogging.DeliveryListener.Call;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Connections that hang, trickle, break, or lead to somebody else: each is noticed by
 * itself, and none is taken for a success.
 */
class LostConnectionTests extends FaultTestBase {

	private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);

	private enum Trouble {

		HANG(Fault.hang(), false),

		RESET(Fault.reset(), false),

		UNAVAILABLE(Fault.unavailable(), false),

		INTERNAL_FAILURE(Fault.error(500, "InternalFailure", "oops"), false),

		NOT_OF_THE_SERVICE(Fault.error(502, "Bad Gateway", "<html>"), false),

		EMPTY_SUCCESS(Fault.emptySuccess(), false),

		HTML_SUCCESS(Fault.htmlSuccess(), false),

		ONE_BYTE_A_SECOND(Fault.slow(Duration.ofSeconds(1)), true),

		HEADERS_THEN_STALL(Fault.slow(Duration.ofHours(1)), true),

		TRUNCATED_SUCCESS(Fault.truncatedSuccess(), true),

		PROCESS_THEN_HANG(Fault.processThenHang(), true),

		PROCESS_THEN_RESET(Fault.processThenReset(), true);

		private final Fault fault;

		private final boolean stores;

		Trouble(Fault fault, boolean stores) {
			this.fault = fault.on("PutLogEvents");
			this.stores = stores;
		}

	}

	@ParameterizedTest
	@EnumSource
	void trouble_isNoticed_andCostsNothing(Trouble trouble) {
		List<Call> calls = new CopyOnWriteArrayList<>();
		LogPipeline pipeline = open(config(ATTEMPT_TIMEOUT));
		pipeline.addListener(calls::add);
		deliverFirst(pipeline);
		this.endpoint.faults().add(trouble.fault.times(1));
		append(pipeline, messages("event", 100));
		// The faults are not cleared: what hangs goes on hanging.
		assertThat(pipeline.flush(PATIENT)).isZero();
		if (trouble.stores) {
			assertNothingLost(pipeline);
			assertThat(stored()).hasSizeGreaterThan(101);
		}
		else {
			assertNothingLostNorRepeated(pipeline);
		}
		// Listeners hear of a call after it was settled.
		await().until(() -> acknowledged(calls) == 101);
		assertThat(calls).filteredOn((call) -> !call.acknowledged()).hasSize(1);
		assertThat(Objects.requireNonNull(pipeline.stats().calls().lastFailure()).hopeless()).isFalse();
	}

	private static int acknowledged(List<Call> calls) {
		return calls.stream().filter(Call::acknowledged).mapToInt(Call::events).sum();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "ONE_BYTE_A_SECOND", "HEADERS_THEN_STALL",
			"TRUNCATED_SUCCESS", "PROCESS_THEN_HANG", "PROCESS_THEN_RESET" })
	void trouble_thatStoresNothing_isNeverTakenForASuccess(Trouble trouble) {
		LogPipeline pipeline = open(config(ATTEMPT_TIMEOUT));
		deliverFirst(pipeline);
		this.endpoint.faults().add(trouble.fault);
		append(pipeline, messages("event", 100));
		await().until(() -> pipeline.stats().calls().calls() > 2);
		assertThat(pipeline.stats().events().delivered()).isOne();
		assertThat(pipeline.stats().queue().events()).isEqualTo(100);
		this.endpoint.faults().clear();
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void connection_thatTheOtherSideHasForgotten_isReplaced() {
		LogPipeline pipeline = open(config(ATTEMPT_TIMEOUT));
		for (int round = 0; round < 5; round++) {
			append(pipeline, messages("round " + round, 10));
			assertThat(pipeline.flush(PATIENT)).isZero();
			this.endpoint.stopListening();
			this.endpoint.resumeListening();
		}
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void service_thatComesAndGoes_losesNothing() {
		LogPipeline pipeline = open(config(ATTEMPT_TIMEOUT));
		pipeline.release();
		for (int round = 0; round < 5; round++) {
			append(pipeline, messages("before " + round, 10));
			this.endpoint.stopListening();
			append(pipeline, messages("while it is away " + round, 10));
			await().until(() -> pipeline.stats().destinations().get(0).retrying());
			this.endpoint.resumeListening();
			assertThat(pipeline.flush(PATIENT)).isZero();
		}
		assertNothingLost(pipeline);
	}

}
