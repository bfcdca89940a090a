package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.DeliveryListener;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.AwsLogSender;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.LogSender;
import io.github.cloudwatchlogging.delivery.ScriptedSender;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LogPipeline}: with threads against the endpoint, and without threads
 * where the order of things matters.
 */
class LogPipelineTests {

	private static final long CAPACITY = 1 << 20;

	private static final Duration PATIENT = Duration.ofSeconds(20);

	private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final ManualTicker ticker = new ManualTicker();

	private final List<ScriptedSender> senders = new ArrayList<>();

	private final RecordingSink sink = new RecordingSink();

	private @Nullable LogPipeline pipeline;

	@AfterEach
	void close() {
		if (this.pipeline != null) {
			ConservationLaw.assertHolds(this.pipeline.stats());
			this.pipeline.close(Duration.ZERO);
			ConservationLaw.assertHolds(this.pipeline.stats());
		}
		this.endpoint.close();
	}

	@Test
	void fallback_isUsed_whenTheHoldEndsWithoutAHandOver() {
		AtomicInteger asked = new AtomicInteger();
		LogPipeline pipeline = open(() -> {
			asked.incrementAndGet();
			return Configs.of("fallback", this.endpoint.uri()).build();
		});
		append(pipeline, "early");
		pipeline.release();
		await().until(() -> this.endpoint.events("fallback").size() == 1);
		append(pipeline, "later");
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertThat(asked).hasValue(1);
		assertThat(pipeline.stats().destinations().get(0).destination())
			.isEqualTo(new Destination("fallback", "stream"));
	}

	@Test
	void fallback_isNotAsked_afterAHandOver() {
		LogPipeline pipeline = open(() -> {
			throw new IllegalStateException("not needed");
		});
		append(pipeline, "early");
		pipeline.handOver(Configs.of("configured", this.endpoint.uri()).build());
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertThat(this.endpoint.events("configured")).extracting(StoredEvent::message).containsExactly("early");
	}

	@Test
	void fallback_isAskedAgain_whenItThrew() {
		AtomicInteger asked = new AtomicInteger();
		LogPipeline pipeline = manual(() -> {
			if (asked.incrementAndGet() == 1) {
				throw new IllegalStateException("environment is not ready");
			}
			return Configs.of("group").build();
		});
		append(pipeline, "a");
		pipeline.release();
		deliverAll(pipeline);
		assertThat(pipeline.stats().events().delivered()).isOne();
	}

	@Test
	void handOver_keepsNames_takesTheNewClient_andRetiresTheOldOne() {
		LogPipeline pipeline = manual(Configs.of("first")::build);
		pipeline.release();
		append(pipeline, "a");
		deliverAll(pipeline);
		pipeline.handOver(Configs.of("second").build());
		append(pipeline, "b");
		deliverAll(pipeline);
		assertThat(pipeline.stats().destinations().get(0).destination()).isEqualTo(new Destination("first", "stream"));
		assertThat(this.senders).hasSize(2);
		assertThat(this.senders.get(0).accepted()).containsExactly("a");
		assertThat(this.senders.get(0).isClosed()).isTrue();
		assertThat(this.senders.get(1).accepted()).containsExactly("b");
	}

	@Test
	void handOver_isWarnedAbout_whenTheFallbackHasNamedTheDestinations() {
		LogPipeline pipeline = manual(Configs.of("fallback")::build);
		pipeline.release();
		append(pipeline, "a");
		deliverAll(pipeline);
		pipeline.handOver(Configs.of("another").build());
		assertThat(this.sink.warnings).singleElement().asString().contains("another", "are not used");
	}

	@Test
	void handOver_changesNothing_whenItsNamesCannotBeResolved() {
		LogPipeline pipeline = manual(Configs.of("group")::build);
		assertThatIllegalArgumentException().isThrownBy(() -> pipeline.handOver(Configs.of("{nope}").build()));
		pipeline.release();
		append(pipeline, "a");
		deliverAll(pipeline);
		assertThat(pipeline.stats().events().delivered()).isOne();
	}

	@Test
	void hold_keepsEventsBack_untilReleased() {
		LogPipeline pipeline = manual(Configs.of("group")::build);
		pipeline.handOver(Configs.of("group").build());
		append(pipeline, "a");
		assertThat(pipeline.deliverOnce()).isFalse();
		assertThat(pipeline.stats().state()).isEqualTo(DeliveryState.HOLDING);
		pipeline.release();
		assertThat(pipeline.deliverOnce()).isTrue();
	}

	@Test
	void hold_endsByItself() {
		LogPipeline pipeline = manual(Configs.of("group")::build);
		append(pipeline, "a");
		this.ticker.advance(LogPipeline.MAX_HOLD);
		assertThat(pipeline.deliverOnce()).isTrue();
	}

	@Test
	void flush_tellsWhatIsLeft_whenTheEndpointHangs() {
		this.endpoint.faults().add(Fault.hang());
		LogPipeline pipeline = open(Configs.of("group", this.endpoint.uri())::build);
		append(pipeline, "a");
		append(pipeline, "b");
		assertThat(pipeline.flush(Duration.ofMillis(100))).isEqualTo(2);
	}

	@Test
	void flush_returnsEarly_whenAccessIsDenied() {
		this.endpoint.faults().add(Fault.accessDenied("logs:PutLogEvents"));
		LogPipeline pipeline = open(Configs.of("group", this.endpoint.uri())::build);
		append(pipeline, "a");
		assertThat(pipeline.flush(Duration.ofHours(1))).isOne();
	}

	@Test
	void close_deliversWhatIsLeft() {
		LogPipeline pipeline = open(Configs.of("group", this.endpoint.uri())::build);
		append(pipeline, "last words");
		assertThat(pipeline.close(PATIENT)).isZero();
		assertThat(this.endpoint.events("group")).extracting(StoredEvent::message).containsExactly("last words");
		assertThat(pipeline.isClosed()).isTrue();
		assertThat(pipeline.stats().state()).isEqualTo(DeliveryState.CLOSED);
	}

	@Test
	void close_countsWhatIsLeft_whenTheEndpointHangs() {
		this.endpoint.faults().add(Fault.hang());
		LogPipeline pipeline = open(Configs.of("group", this.endpoint.uri()).maxInFlight(1)::build);
		pipeline.release();
		append(pipeline, "a");
		await().until(() -> this.endpoint.requestCount("PutLogEvents") == 1);
		append(pipeline, "b");
		assertThat(pipeline.close(Duration.ofMillis(100))).isEqualTo(2);
		assertThat(pipeline.stats().events().dropped(DropReason.OUTCOME_UNKNOWN)).isOne();
		assertThat(pipeline.stats().events().dropped(DropReason.CLOSED)).isOne();
	}

	@Test
	void close_delivers_whenItMayTakeForEver() {
		LogPipeline pipeline = open(Configs.of("group", this.endpoint.uri()).linger(Duration.ofHours(24))::build);
		append(pipeline, "last words");
		assertThat(pipeline.close(FOREVER)).isZero();
		assertThat(pipeline.stats().events().delivered()).isOne();
	}

	@Test
	void flush_delivers_whenItMayTakeForEver() {
		LogPipeline pipeline = open(Configs.of("group", this.endpoint.uri()).linger(Duration.ofHours(24))::build);
		append(pipeline, "event");
		assertThat(pipeline.flush(FOREVER)).isZero();
		append(pipeline, "another");
		assertThat(pipeline.flush(FOREVER)).isZero();
		assertThat(pipeline.stats().events().delivered()).isEqualTo(2);
	}

	@Test
	void close_endsItsThreads() {
		List<Thread> threads = new ArrayList<>();
		ThreadFactory factory = new PipelineThreads("test");
		this.endpoint.faults().add(Fault.hang());
		LogPipeline pipeline = keep(
				new LogPipeline(BufferConfig.dropOldest(CAPACITY), Configs.of("group", this.endpoint.uri())::build,
						new RecordingSink(), Ticker.system(), Clock.systemUTC(), (task) -> {
							Thread thread = factory.newThread(task);
							threads.add(thread);
							return thread;
						}, (config) -> new AwsLogSender(config.client(), true, true, Ticker.system())));
		pipeline.handOver(Configs.of("group", this.endpoint.uri()).maxInFlight(3).build());
		append(pipeline, "a");
		pipeline.close(Duration.ofMillis(100));
		assertThat(threads).hasSize(3);
		await().until(() -> threads.stream().noneMatch(Thread::isAlive));
	}

	@Test
	void close_isTrueToItsTimeout_whileTheFallbackHangs() {
		CountDownLatch never = new CountDownLatch(1);
		LogPipeline pipeline = open(() -> {
			await().forever().until(() -> never.getCount() == 0);
			return Configs.of("group", this.endpoint.uri()).build();
		});
		append(pipeline, "a");
		pipeline.release();
		assertThat(pipeline.close(Duration.ofMillis(100))).isOne();
		never.countDown();
	}

	@Test
	void close_hasNoEffectTheSecondTime() {
		LogPipeline pipeline = manual(Configs.of("group")::build);
		append(pipeline, "a");
		assertThat(pipeline.close(Duration.ZERO)).isOne();
		assertThat(pipeline.close(Duration.ofHours(1))).isZero();
		append(pipeline, "late");
		assertThat(pipeline.stats().events().dropped(DropReason.CLOSED)).isEqualTo(2);
	}

	@Test
	void listeners_areToldOfEachCall_untilRemoved() {
		LogPipeline pipeline = manual(Configs.of("group")::build);
		pipeline.release();
		List<String> outcomes = new ArrayList<>();
		DeliveryListener listener = (call) -> outcomes.add(call.outcome());
		pipeline.addListener(listener);
		append(pipeline, "a");
		deliverAll(pipeline);
		pipeline.removeListener(listener);
		append(pipeline, "b");
		deliverAll(pipeline);
		assertThat(outcomes).containsExactly("success");
	}

	private LogPipeline open(Supplier<PipelineConfig> fallback) {
		return keep(new LogPipeline(BufferConfig.dropOldest(CAPACITY), fallback, this.sink));
	}

	private LogPipeline manual(Supplier<PipelineConfig> fallback) {
		Function<PipelineConfig, LogSender> factory = (config) -> {
			ScriptedSender sender = new ScriptedSender((batch) -> ScriptedSender.accept());
			this.senders.add(sender);
			return sender;
		};
		return keep(new LogPipeline(BufferConfig.dropOldest(CAPACITY), fallback, this.sink, this.ticker,
				Clock.systemUTC(), null, factory));
	}

	private LogPipeline keep(LogPipeline pipeline) {
		this.pipeline = pipeline;
		return pipeline;
	}

	private static void append(LogPipeline pipeline, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		pipeline.append(DestinationKey.DEFAULT, System.currentTimeMillis(), EventLevel.INFO, bytes, bytes.length);
	}

	private void deliverAll(LogPipeline pipeline) {
		do {
			this.ticker.advance(Duration.ofSeconds(10));
		}
		while (pipeline.deliverOnce());
	}

}
