package io.github.cloudwatchlogging.pipeline;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.AwsLogSender;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.LogBuffer;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.Backoff;
import io.github.cloudwatchlogging.delivery.DeliveryLoop;
import io.github.cloudwatchlogging.delivery.DeliveryPlan;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many destinations, two delivery loops: trouble with some is no trouble for the others.
 */
class IsolationTests {

	private static final int ROUNDS = 100;

	private static final DestinationKey HEALTHY = new DestinationKey("healthy");

	private static final long PATIENT = TimeUnit.SECONDS.toNanos(60);

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(64 << 20), 0, Ticker.system(),
			Clock.systemUTC());

	private final List<DestinationKey> sick = new ArrayList<>();

	private final AwsLogSender sender = new AwsLogSender(settings(this.endpoint.uri()), true, true, Ticker.system());

	@BeforeEach
	void start() {
		this.buffer.configure(BatchLimits.SERVICE, 0);
		DeliveryPlan plan = new DeliveryPlan(this.sender,
				(batch) -> new Destination(batch.destination().name(), "stream"),
				new Backoff(Duration.ofMillis(1), Duration.ofMillis(10), new Random()));
		for (int i = 0; i < 2; i++) {
			Thread loop = new Thread(new DeliveryLoop(this.buffer.outlet(), () -> plan, (call) -> {
			}, (batch, failure) -> {
			}, Ticker.system(), Clock.systemUTC()));
			loop.setDaemon(true);
			loop.start();
		}
	}

	@AfterEach
	void close() {
		this.buffer.drain().close(0);
		this.buffer.drain().abandon();
		ConservationLaw.assertHolds(stats());
		this.sender.close();
		this.endpoint.close();
	}

	@Test
	void tenDeniedDestinations_doNotHoldUpAHealthyOne() {
		for (int i = 0; i < 10; i++) {
			add("denied-" + i, Fault.accessDenied("logs:PutLogEvents"));
		}
		healthyGoesOn();
		for (DestinationKey key : this.sick) {
			assertThat(stats(key).calls().calls()).as(key.name()).isLessThan(ROUNDS / 2);
		}
		recover();
	}

	@Test
	void tenThrottledDestinations_doNotHoldUpAHealthyOne() {
		for (int i = 0; i < 10; i++) {
			add("throttled-" + i, Fault.throttle());
		}
		healthyGoesOn();
		recover();
	}

	@Test
	void aHangingDestination_doesNotHoldUpAHealthyOne() {
		add("hanging", Fault.hang());
		healthyGoesOn();
		assertThat(stats(this.sick.get(0)).calls().inFlight()).isOne();
		recover();
	}

	@Test
	void aSlowDestination_doesNotHoldUpAHealthyOne() {
		add("slow", Fault.slow(Duration.ofSeconds(1)));
		healthyGoesOn();
		recover();
	}

	private void add(String name, Fault fault) {
		this.sick.add(new DestinationKey(name));
		this.endpoint.createLogGroup(name);
		this.endpoint.faults().add(fault.on("PutLogEvents").onLogGroup(name));
	}

	/** Each event of the healthy destination arrives while the others are still sick. */
	private void healthyGoesOn() {
		for (int round = 0; round < ROUNDS; round++) {
			for (DestinationKey key : this.sick) {
				append(key, "event " + round);
			}
			append(HEALTHY, "event " + round);
			int expected = round + 1;
			await().pollInterval(Duration.ofMillis(2)).until(() -> this.endpoint.events("healthy").size() == expected);
		}
		assertThat(stats(HEALTHY).retrying()).isFalse();
		for (DestinationKey key : this.sick) {
			assertThat(stats(key).queue().events()).as(key.name()).isEqualTo(ROUNDS);
		}
	}

	/** Not by clearing the faults alone: the denied would rest for a while. */
	private void recover() {
		this.endpoint.faults().clear();
		assertThat(this.buffer.drain().flush(PATIENT)).isZero();
		assertThat(stats().events().delivered()).isEqualTo((long) ROUNDS * (this.sick.size() + 1));
		for (DestinationKey key : this.sick) {
			assertThat(this.endpoint.events(key.name())).extracting((event) -> event.message())
				.as(key.name())
				.contains("event 0", "event " + (ROUNDS - 1));
		}
	}

	private void append(DestinationKey key, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.buffer.append(key, System.currentTimeMillis(), EventLevel.INFO, bytes, bytes.length);
	}

	private DeliveryStats stats() {
		return this.buffer.snapshot((key) -> null);
	}

	private DestinationStats stats(DestinationKey key) {
		return stats().destinations().stream().filter((stats) -> stats.key().equals(key)).findFirst().orElseThrow();
	}

	private static ClientSettings settings(URI endpoint) {
		return new ClientSettings("eu-central-1", null, endpoint, FaultTestBase.CREDENTIALS, Duration.ofSeconds(20),
				List.of());
	}

}
