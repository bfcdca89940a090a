package io.github.cloudwatchlogging.buffer;

import java.time.Instant;
import java.util.Objects;

import io.github.cloudwatchlogging.DestinationKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallLogTests {

	private static final Instant NOW = Instant.EPOCH;

	private final Failure failure = new Failure("Code", "advice", false, Outlook.PASSING);

	private final CallLog sum = new CallLog(null);

	private final CallLog stream = new CallLog(this.sum);

	private final Batch batch = new HeapBatch(DestinationKey.DEFAULT, BatchLimits.SERVICE, 0, 0);

	@Test
	void failuresInARow_areCounted_untilTheServiceAnswers_forTheStreamAndForAll() {
		this.stream.failure(this.batch, NOW, this.failure);
		this.stream.refusal(this.batch, NOW, this.failure);
		assertThat(failures(this.stream)).isEqualTo(failures(this.sum)).isEqualTo(2);
		this.stream.failure(this.batch, NOW, this.failure);
		assertThat(failures(this.stream)).isEqualTo(failures(this.sum)).isOne();
	}

	private static int failures(CallLog log) {
		return Objects.requireNonNull(log.snapshot(0).lastFailure()).attempts();
	}

}
