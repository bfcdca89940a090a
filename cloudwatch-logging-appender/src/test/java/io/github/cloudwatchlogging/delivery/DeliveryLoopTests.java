package io.github.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryListener.Call;
import io.github.cloudwatchlogging.DeliveryListener;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.BufferedEvent;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.LogBuffer;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link DeliveryLoop}: what each outcome means for a batch, and that nothing
 * ends the loop.
 */
class DeliveryLoopTests {

	private static final Failure MISNAMED = new Failure("InvalidParameterException", "correct it", false,
			Outlook.MISNAMED);

	private static final Duration LONG_REST = Duration.ofMinutes(1);

	private final ManualTicker ticker = new ManualTicker();

	private final LogBuffer buffer = new LogBuffer(BufferConfig.dropOldest(64 << 20), 0, this.ticker,
			Clock.systemUTC());

	private final DeliveryListeners listeners = new DeliveryListeners();

	private final List<Call> calls = new ArrayList<>();

	private Function<Batch, Destination> names = (batch) -> new Destination("group", "stream");

	private final List<Failure> misnamed = new ArrayList<>();

	DeliveryLoopTests() {
		this.buffer.configure(BatchLimits.SERVICE, 0);
		this.listeners.add(this.calls::add);
	}

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.buffer.snapshot((key) -> null));
	}

	@Test
	void runOnce_doesNothing_whenNothingIsDue() {
		assertThat(loop((batch) -> ScriptedSender.accept()).runOnce()).isFalse();
	}

	@Test
	void accepted_isDelivered() {
		append("a", "b");
		runAll((batch) -> ScriptedSender.accept());
		assertThat(events().delivered()).isEqualTo(2);
		assertThat(this.calls).singleElement().satisfies((call) -> {
			assertThat(call.outcome()).isEqualTo(Call.SUCCESS);
			assertThat(call.acknowledged()).isTrue();
			assertThat(call.events()).isEqualTo(2);
			assertThat(call.bytes()).isEqualTo(2 + 2 * BatchLimits.EVENT_OVERHEAD);
		});
	}

	@Test
	void accepted_countsWhatTheServiceRefused() {
		append("a", "b", "c");
		runAll((batch) -> new SendResult.Accepted(new RejectedEvents(1, 0, Integer.MAX_VALUE)));
		assertThat(events().rejected(RejectReason.TOO_OLD)).isOne();
		assertThat(events().delivered()).isEqualTo(2);
	}

	@Test
	void retry_sendsAgain_untilAccepted() {
		append("a");
		int[] attempts = new int[1];
		runAll((batch) -> (++attempts[0] < 5) ? ScriptedSender.retry("ThrottlingException") : ScriptedSender.accept());
		assertThat(events().delivered()).isOne();
		assertThat(this.calls).extracting(Call::acknowledged).containsExactly(false, false, false, false, true);
	}

	@Test
	void split_dropsThePoisonAlone_andDeliversItsNeighbours() {
		long seed = System.identityHashCode(this);
		int poison = new Random(seed).nextInt(10_000);
		for (int i = 0; i < 10_000; i++) {
			append((i == poison) ? "poison" : "fine");
		}
		runAll((batch) -> contains(batch, "poison") ? ScriptedSender.split() : ScriptedSender.accept());
		assertThat(events().delivered()).as("seed %d", seed).isEqualTo(9_999);
		assertThat(events().dropped(DropReason.INVALID)).isOne();
		assertThat(this.calls).hasSizeLessThanOrEqualTo(1 + 2 * 14);
	}

	@Test
	void split_dropsEverything_whenEverythingIsPoison() {
		for (int i = 0; i < 100; i++) {
			append("poison");
		}
		runAll((batch) -> ScriptedSender.split());
		assertThat(events().dropped(DropReason.INVALID)).isEqualTo(100);
		assertThat(this.calls).hasSize(199);
	}

	@Test
	void misnamed_isTriedUntilSomebodyHasMendedTheConfiguration() {
		append("a");
		runOnce((batch) -> new SendResult.Retry(MISNAMED));
		assertThat(lastFailure().hopeless()).isTrue();
		runAll((batch) -> ScriptedSender.accept());
		assertThat(events().delivered()).isOne();
		assertThat(this.misnamed).isEmpty();
	}

	@Test
	void misnamed_isDropped_whereNobodyCanMendTheConfiguration() {
		append(DestinationKey.RECOVERED, "a");
		append(DestinationKey.RECOVERED, "b");
		runOnce((batch) -> new SendResult.Retry(MISNAMED));
		assertThat(events().dropped(DropReason.INVALID)).isEqualTo(2);
		assertThat(this.misnamed).containsExactly(MISNAMED);
	}

	@Test
	void namesThatCannotBeResolved_areAsIfTheServiceHadRefusedThem() {
		this.names = (batch) -> {
			throw new InvalidSettingException("log-group", "{nope}", "has the unknown placeholder '{nope}'");
		};
		append("live");
		append(DestinationKey.RECOVERED, "left behind");
		runOnce((batch) -> ScriptedSender.accept());
		runOnce((batch) -> ScriptedSender.accept());
		assertThat(events().dropped(DropReason.INVALID)).isOne();
		assertThat(this.buffer.snapshot((key) -> null).queue().events()).isOne();
		assertThat(this.misnamed).singleElement().satisfies((failure) -> {
			assertThat(failure.code()).isEqualTo("InvalidSettingException");
			assertThat(failure.advice()).isEqualTo("log-group has the unknown placeholder '{nope}'");
		});
	}

	@Test
	void settingThatIsWrongNow_dropsNothing_alsoOfWhatWasLeftBehind() {
		append(DestinationKey.RECOVERED, "a");
		runOnce((batch) -> {
			throw new InvalidSettingException("aws.endpoint", "x", "must be a URL");
		});
		assertThat(lastFailure().hopeless()).isTrue();
		runAll((batch) -> ScriptedSender.accept());
		assertThat(events().delivered()).isOne();
	}

	@Test
	void exception_ofTheSender_bringsTheBatchBack() {
		append("a");
		runOnce((batch) -> {
			throw new IllegalStateException("oops");
		});
		assertThat(lastFailure().code()).isEqualTo("IllegalStateException");
		runAll((batch) -> ScriptedSender.accept());
		assertThat(events().delivered()).isOne();
	}

	@Test
	void error_ofTheSender_bringsTheBatchBack() {
		append("a");
		runOnce((batch) -> {
			throw new NoClassDefFoundError("software/amazon/Something");
		});
		runAll((batch) -> ScriptedSender.accept());
		assertThat(events().delivered()).isOne();
	}

	@Test
	void exception_thatCannotBePrinted_bringsTheBatchBack() {
		append("a");
		runOnce((batch) -> {
			throw new UnprintableException();
		});
		runAll((batch) -> ScriptedSender.accept());
		assertThat(events().delivered()).isOne();
	}

	@Test
	void exception_isCountedAsUnknownOutcome_whenTheBatchIsGivenUp() {
		append("a");
		runOnce((batch) -> {
			throw new IllegalStateException("oops");
		});
		this.buffer.drain().abandon();
		assertThat(events().dropped(DropReason.OUTCOME_UNKNOWN)).isOne();
	}

	@Test
	void listener_thatThrows_concernsItselfAlone() {
		DeliveryListeners all = new DeliveryListeners();
		List<Call> heard = new ArrayList<>();
		all.add((call) -> {
			throw new IllegalStateException("oops");
		});
		all.add((call) -> {
			throw new NoClassDefFoundError("io/micrometer/Something");
		});
		all.add(heard::add);
		append("a");
		new DeliveryLoop(this.buffer.outlet(), () -> plan((batch) -> ScriptedSender.accept()), all,
				(batch, failure) -> {
				}, this.ticker, Clock.systemUTC())
			.runOnce();
		assertThat(heard).hasSize(1);
	}

	@Test
	void run_goesOn_afterInterruptsAndErrors_untilTheBufferIsClosed() throws InterruptedException {
		Thread thread = new Thread(
				loop((batch) -> contains(batch, "trouble") ? ScriptedSender.split() : ScriptedSender.accept()));
		this.listeners.add((call) -> {
			throw new StackOverflowError();
		});
		thread.start();
		append("trouble");
		await().until(() -> events().dropped(DropReason.INVALID) == 1);
		thread.interrupt();
		append("fine");
		await().until(() -> events().delivered() == 1);
		this.buffer.drain().close(0);
		this.buffer.drain().abandon();
		thread.join(TimeUnit.SECONDS.toMillis(20));
		assertThat(thread.isAlive()).isFalse();
	}

	@Test
	void listeners_canBeRemoved() {
		List<Call> heard = new ArrayList<>();
		DeliveryListener listener = heard::add;
		this.listeners.add(listener);
		this.listeners.remove(listener);
		append("a");
		runAll((batch) -> ScriptedSender.accept());
		assertThat(heard).isEmpty();
	}

	private void append(String... messages) {
		for (String message : messages) {
			append(DestinationKey.DEFAULT, message);
		}
	}

	private void append(DestinationKey key, String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.buffer.append(key, 0, EventLevel.INFO, bytes, bytes.length);
	}

	private void runOnce(Function<Batch, SendResult> script) {
		assertThat(loop(script).runOnce()).isTrue();
	}

	private void runAll(Function<Batch, SendResult> script) {
		DeliveryLoop loop = loop(script);
		do {
			this.ticker.advance(LONG_REST);
		}
		while (loop.runOnce());
	}

	private DeliveryLoop loop(Function<Batch, SendResult> script) {
		DeliveryPlan plan = plan(script);
		return new DeliveryLoop(this.buffer.outlet(), () -> plan, this.listeners,
				(batch, failure) -> this.misnamed.add(failure), this.ticker,
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
	}

	private DeliveryPlan plan(Function<Batch, SendResult> script) {
		Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), new Random());
		return new DeliveryPlan(new ScriptedSender(script), this.names, backoff);
	}

	private EventCounts events() {
		return this.buffer.snapshot((key) -> null).events();
	}

	private DeliveryFailure lastFailure() {
		DeliveryFailure failure = this.buffer.snapshot((key) -> null).calls().lastFailure();
		return Objects.requireNonNull(failure);
	}

	private static boolean contains(Batch batch, String message) {
		return batch.events().stream().map(BufferedEvent::message).anyMatch(message::equals);
	}

	private static final class UnprintableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

	}

}
