package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a whole pipeline makes of a service that misbehaves, held against what the service
 * has stored.
 */
class FaultyServiceTests {

	private static final Duration PATIENT = Duration.ofSeconds(30);

	private final long seed = System.nanoTime();

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final LogPipeline pipeline = new LogPipeline(64 << 20,
			Configs.of("group", this.endpoint.uri()).limits(new BatchLimits(10_000, 100_000))::build,
			new RecordingSink());

	@AfterEach
	void close() {
		ConservationLaw.assertHolds(this.pipeline.stats());
		this.pipeline.close(Duration.ZERO);
		this.endpoint.close();
	}

	@Test
	void poison_isDroppedAlone_amongTenThousand() {
		int poison = new Random(this.seed).nextInt(10_000);
		this.endpoint.faults().add(Fault.poison(Integer.toString(poison)::equals));
		append(10_000);
		assertThat(this.pipeline.flush(PATIENT)).isZero();
		assertThat(events().dropped(DropReason.INVALID)).as("seed %d", this.seed).isOne();
		assertThat(stored()).as("seed %d", this.seed)
			.containsExactlyInAnyOrderElementsOf(
					numbers(10_000).stream().filter((number) -> !number.equals(Integer.toString(poison))).toList());
	}

	@Test
	void throttling_losesNothing_andRepeatsNothing() {
		this.endpoint.faults().add(Fault.throttle().withProbability(0.5, this.seed));
		append(20_000);
		assertThat(this.pipeline.flush(PATIENT)).isZero();
		assertThat(stored()).as("seed %d", this.seed).hasSize(20_000);
		assertThat(new HashSet<>(stored())).as("seed %d", this.seed).isEqualTo(new HashSet<>(numbers(20_000)));
	}

	@Test
	void lostReplies_loseNothing_andAreTheOnlyReasonToRepeat() {
		append(1);
		// Creates the stream.
		assertThat(this.pipeline.flush(PATIENT)).isZero();
		this.endpoint.faults().add(Fault.processThenReset().on("PutLogEvents").times(3));
		append(20_000);
		assertThat(this.pipeline.flush(PATIENT)).isZero();
		assertThat(events().delivered()).isEqualTo(20_001);
		assertThat(stored()).hasSizeGreaterThan(20_001);
		assertThat(new HashSet<>(stored())).isEqualTo(new HashSet<>(numbers(20_000)));
	}

	@Test
	void outage_keepsTheOrder() {
		this.endpoint.stopListening();
		append(100);
		this.pipeline.release();
		assertThat(this.pipeline.flush(Duration.ofMillis(50))).isEqualTo(100);
		this.endpoint.resumeListening();
		assertThat(this.pipeline.flush(PATIENT)).isZero();
		assertThat(stored()).isEqualTo(numbers(100));
	}

	private void append(int count) {
		long now = System.currentTimeMillis();
		for (String number : numbers(count)) {
			byte[] message = number.getBytes(StandardCharsets.UTF_8);
			this.pipeline.append(DestinationKey.DEFAULT, now, EventLevel.INFO, message, message.length);
		}
	}

	private EventCounts events() {
		return this.pipeline.stats().events();
	}

	private List<String> stored() {
		return this.endpoint.events().stream().map(StoredEvent::message).toList();
	}

	private static List<String> numbers(int count) {
		return IntStream.range(0, count).mapToObj(Integer::toString).toList();
	}

}
