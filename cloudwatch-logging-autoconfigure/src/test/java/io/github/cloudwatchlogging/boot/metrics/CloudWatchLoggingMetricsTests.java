package io.github.cloudwatchlogging.boot.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.test.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CloudWatchLoggingMetrics}.
 */
class CloudWatchLoggingMetricsTests {

	private final Delivery delivery = new Delivery();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final CloudWatchLoggingMetrics metrics = new CloudWatchLoggingMetrics(this.delivery.pipeline());

	@BeforeEach
	void bind() {
		this.metrics.bindTo(this.registry);
	}

	@AfterEach
	void close() {
		this.metrics.close();
		this.delivery.close();
	}

	@Test
	void countsEventsByOutcomeAndReasonAndLevel() {
		this.delivery.log(EventLevel.INFO, "first");
		this.delivery.log(EventLevel.INFO, "second");
		this.delivery.log(EventLevel.ERROR, "third");
		this.delivery.pipeline().refuse(DestinationKey.DEFAULT, EventLevel.WARN, DropReason.EMPTY);
		this.delivery.flush();
		assertThat(events("accepted", "none", "info")).isEqualTo(2);
		assertThat(events("accepted", "none", "error")).isEqualTo(1);
		assertThat(events("accepted", "none", "warn")).isEqualTo(1);
		assertThat(events("delivered", "none", "info")).isEqualTo(2);
		assertThat(events("delivered", "none", "error")).isEqualTo(1);
		assertThat(events("delivered", "none", "warn")).isZero();
		assertThat(events("dropped", "empty", "warn")).isEqualTo(1);
		assertThat(events("dropped", "buffer-full", "warn")).isZero();
	}

	@Test
	void countsEventsThatTheServiceRejects() {
		this.delivery.log(EventLevel.INFO, "from long ago", Duration.ofDays(20));
		this.delivery.flush();
		assertThat(events("rejected", "too-old", "info")).isEqualTo(1);
		assertThat(events("delivered", "none", "info")).isZero();
	}

	@Test
	void measuresTheQueue() {
		this.delivery.log(EventLevel.INFO, "12345");
		assertThat(this.registry.get("cloudwatch.logging.queue.events").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("cloudwatch.logging.queue.bytes").gauge().value()).isEqualTo(5 + 26);
		assertThat(this.registry.get("cloudwatch.logging.queue.capacity").gauge().value()).isEqualTo(Delivery.CAPACITY);
		await().until(() -> this.registry.get("cloudwatch.logging.queue.oldest.age")
			.timeGauge()
			.value(TimeUnit.MILLISECONDS) >= 10);
		this.delivery.flush();
		assertThat(this.registry.get("cloudwatch.logging.queue.events").gauge().value()).isZero();
		assertThat(this.registry.get("cloudwatch.logging.queue.oldest.age").timeGauge().value()).isZero();
	}

	@Test
	void measuresBatchesAndCalls() {
		this.delivery.log(EventLevel.INFO, "12345");
		this.delivery.log(EventLevel.INFO, "67890");
		this.delivery.flush();
		await().until(() -> summaries("cloudwatch.logging.batch.bytes") == 1);
		assertThat(this.registry.get("cloudwatch.logging.batch.events").summary().totalAmount()).isEqualTo(2);
		assertThat(this.registry.get("cloudwatch.logging.batch.bytes").tag("cut", "flush").summary().totalAmount())
			.isEqualTo(2 * (5 + 26));
		assertThat(this.registry.get("cloudwatch.logging.put").tag("outcome", "success").timer().count()).isEqualTo(1);
		assertThat(this.registry.get("cloudwatch.logging.delay").timer().totalTime(TimeUnit.NANOSECONDS))
			.isGreaterThan(this.registry.get("cloudwatch.logging.put").timer().totalTime(TimeUnit.NANOSECONDS));
		assertThat(this.registry.get("cloudwatch.logging.retries").functionCounter().count()).isZero();
	}

	@Test
	void measuresFailedCalls_butTheirBatchOnce() {
		this.delivery.endpoint().faults().add(Fault.throttle().on("PutLogEvents").times(2));
		this.delivery.log(EventLevel.INFO, "12345");
		this.delivery.flush();
		await().until(() -> summaries("cloudwatch.logging.batch.bytes") == 1);
		assertThat(this.registry.get("cloudwatch.logging.put").tag("outcome", "ThrottlingException").timer().count())
			.isEqualTo(2);
		assertThat(this.registry.get("cloudwatch.logging.put").tag("outcome", "success").timer().count()).isEqualTo(1);
		assertThat(this.registry.get("cloudwatch.logging.retries").functionCounter().count()).isEqualTo(2);
	}

	@Test
	void hasTheUnitsThatTheNamesPromise() {
		this.delivery.log(EventLevel.INFO, "12345");
		this.delivery.flush();
		await().until(() -> summaries("cloudwatch.logging.batch.bytes") == 1);
		assertThat(unit("cloudwatch.logging.events")).isEqualTo("events");
		assertThat(unit("cloudwatch.logging.queue.events")).isEqualTo("events");
		assertThat(unit("cloudwatch.logging.queue.bytes")).isEqualTo("bytes");
		assertThat(unit("cloudwatch.logging.queue.capacity")).isEqualTo("bytes");
		assertThat(unit("cloudwatch.logging.queue.oldest.age")).isEqualTo("seconds");
		assertThat(unit("cloudwatch.logging.batch.events")).isEqualTo("events");
		assertThat(unit("cloudwatch.logging.batch.bytes")).isEqualTo("bytes");
		assertThat(unit("cloudwatch.logging.put")).isEqualTo("seconds");
		assertThat(unit("cloudwatch.logging.delay")).isEqualTo("seconds");
	}

	@Test
	void hasOneSetOfTagKeysForEachName() {
		this.delivery.log(EventLevel.INFO, "12345");
		this.delivery.flush();
		await().until(() -> summaries("cloudwatch.logging.batch.bytes") == 1);
		assertThat(this.registry.getMeters()
			.stream()
			.collect(Collectors.groupingBy((meter) -> meter.getId().getName(),
					Collectors.mapping(CloudWatchLoggingMetricsTests::tagKeys, Collectors.toSet()))))
			.allSatisfy((name, keys) -> assertThat(keys).hasSize(1))
			.hasEntrySatisfying("cloudwatch.logging.events",
					(keys) -> assertThat(keys).containsExactly(List.of("level", "outcome", "reason")))
			.hasEntrySatisfying("cloudwatch.logging.put",
					(keys) -> assertThat(keys).containsExactly(List.of("outcome")))
			.hasEntrySatisfying("cloudwatch.logging.batch.events",
					(keys) -> assertThat(keys).containsExactly(List.of("cut")));
	}

	@Test
	void describesEachMeter() {
		this.delivery.log(EventLevel.INFO, "12345");
		this.delivery.flush();
		await().until(() -> summaries("cloudwatch.logging.batch.bytes") == 1);
		assertThat(this.registry.getMeters()).hasSizeGreaterThan(10)
			.allSatisfy((meter) -> assertThat(meter.getId().getDescription()).isNotBlank());
	}

	private double events(String outcome, String reason, String level) {
		return this.registry.get("cloudwatch.logging.events")
			.tags("outcome", outcome, "reason", reason, "level", level)
			.functionCounter()
			.count();
	}

	private long summaries(String name) {
		return this.registry.find(name).summaries().stream().mapToLong((summary) -> summary.count()).sum();
	}

	private String unit(String name) {
		return String.valueOf(this.registry.get(name).meter().getId().getBaseUnit());
	}

	private static List<String> tagKeys(Meter meter) {
		return meter.getId().getTags().stream().map(Tag::getKey).toList();
	}

}
