package io.github.cloudwatchlogging.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BufferedEvent;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import io.github.cloudwatchlogging.delivery.ScriptedSender;
import io.github.cloudwatchlogging.delivery.SendResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TroubleReporter} within a pipeline whose calls are made by the test.
 */
class TroubleReporterTests {

	private static final SendResult DENIED = new SendResult.Retry(
			new Failure("AccessDeniedException", "grant logs:PutLogEvents on the log group", false, Outlook.HOPELESS));

	private static final SendResult THROTTLED = ScriptedSender.retry("ThrottlingException");

	private final ManualTicker ticker = new ManualTicker();

	private final RecordingSink sink = new RecordingSink();

	private Function<Batch, SendResult> script = (batch) -> ScriptedSender.accept();

	private final LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(1 << 20), Configs.of("group")::build,
			this.sink, this.ticker, Clock.systemUTC(), null,
			(config) -> new ScriptedSender((batch) -> this.script.apply(batch)));

	TroubleReporterTests() {
		this.pipeline.release();
	}

	@Test
	void passingTrouble_isNotReported() {
		append("a");
		deliver(THROTTLED);
		deliver(THROTTLED);
		deliver(ScriptedSender.accept());
		assertThat(this.sink.warnings).isEmpty();
		assertThat(this.sink.infos).isEmpty();
	}

	@Test
	void trouble_isReportedOnce_whenItLasts() {
		append("a");
		for (int i = 0; i < 10; i++) {
			deliver(THROTTLED);
		}
		assertThat(this.sink.warnings).singleElement()
			.asString()
			.contains("group:stream", "ThrottlingException", "1 events");
	}

	@Test
	void trouble_isReportedAtOnce_whenSomebodyHasToActOnIt() {
		append("a");
		deliver(DENIED);
		assertThat(this.sink.warnings).singleElement().asString().contains("grant logs:PutLogEvents on the log group");
	}

	@Test
	void trouble_isSummarised_everyFewMinutes() {
		append("a");
		deliver(DENIED);
		this.ticker.advance(TroubleReporter.SUMMARY_INTERVAL);
		deliver(DENIED);
		deliver(DENIED);
		assertThat(this.sink.warnings).hasSize(2);
		assertThat(this.sink.warnings.get(1)).startsWith("Still cannot deliver to group:stream after 2 attempts in 3");
	}

	@Test
	void recovery_isReportedInOneLine() {
		append("a");
		deliver(DENIED);
		this.ticker.advance(Duration.ofSeconds(90));
		deliver(ScriptedSender.accept());
		append("b");
		deliver(ScriptedSender.accept());
		assertThat(this.sink.infos).singleElement().asString().startsWith("Delivery to group:stream works again");
	}

	@Test
	void losses_areReportedAtOnce_thenSummarised() {
		loseOne();
		assertThat(this.sink.warnings).singleElement().asString().endsWith("1 encode-failed");
		loseOne();
		loseOne();
		assertThat(this.sink.warnings).hasSize(1);
		this.ticker.advance(TroubleReporter.SUMMARY_INTERVAL);
		loseOne();
		assertThat(this.sink.warnings).hasSize(2);
		assertThat(this.sink.warnings.get(1)).endsWith("3 encode-failed");
	}

	@Test
	void emptyEvents_areNoLoss() {
		this.pipeline.refuse(DestinationKey.DEFAULT, EventLevel.INFO, DropReason.EMPTY);
		append("a");
		deliver(ScriptedSender.accept());
		assertThat(this.sink.warnings).isEmpty();
	}

	@Test
	void poison_isReportedAsALoss() {
		for (int i = 0; i < 16; i++) {
			append((i == 0) ? "poison" : "fine");
		}
		this.script = (batch) -> batch.events().stream().map(BufferedEvent::message).anyMatch("poison"::equals)
				? ScriptedSender.split() : ScriptedSender.accept();
		deliverAll();
		assertThat(this.sink.warnings).anySatisfy((warning) -> assertThat(warning).endsWith("1 invalid"));
		assertThat(this.pipeline.stats().events().delivered()).isEqualTo(15);
	}

	private void loseOne() {
		this.pipeline.refuse(DestinationKey.DEFAULT, EventLevel.INFO, DropReason.ENCODE_FAILED);
		append("a");
		deliver(ScriptedSender.accept());
	}

	private void append(String message) {
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		this.pipeline.append(DestinationKey.DEFAULT, 0, EventLevel.INFO, bytes, bytes.length);
	}

	/** Makes one call, after any rest, with this outcome. */
	private void deliver(SendResult result) {
		this.script = (batch) -> result;
		this.ticker.advance(Duration.ofSeconds(5));
		assertThat(this.pipeline.deliverOnce()).isTrue();
	}

	private void deliverAll() {
		do {
			this.ticker.advance(Duration.ofSeconds(5));
		}
		while (this.pipeline.deliverOnce());
	}

}
