package io.github.cloudwatchlogging.logback;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.status.Status;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.ConservationLaw;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import io.github.cloudwatchlogging.pipeline.ReportSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests for {@link CloudWatchAppender} as a front of a pipeline that somebody else owns,
 * and that still holds everything back.
 */
class PipelineFrontTests {

	private final LogPipeline pipeline = new LogPipeline(8 << 20, PipelineFrontTests::nowhere, new NoReports());

	private final LoggerContext context = new LoggerContext();

	private final CloudWatchAppender appender = new CloudWatchAppender();

	private final Logger logger = this.context.getLogger("orders");

	@BeforeEach
	void attach() {
		this.appender.setContext(this.context);
		this.appender.setPipeline(this.pipeline);
		this.appender.setEncoder(Encoders.pattern(this.context, "%msg%n"));
		this.appender.start();
		this.logger.setLevel(Level.TRACE);
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void conservationLawHolds() {
		ConservationLaw.assertHolds(this.pipeline.stats());
		this.pipeline.close(Duration.ZERO);
	}

	@Test
	void append_countsByLevel() {
		this.logger.trace("x");
		this.logger.debug("x");
		this.logger.info("x");
		this.logger.warn("x");
		this.logger.error("x");
		for (EventLevel level : EventLevel.values()) {
			assertThat(events().accepted(level)).isOne();
		}
	}

	@Test
	void append_countsAnEventWithoutText() {
		this.logger.warn("");
		assertThat(events().dropped(DropReason.EMPTY, EventLevel.WARN)).isOne();
	}

	@Test
	void append_countsWhatIsBelowTheThreshold_asNeverAccepted() {
		this.appender.setThreshold(Level.WARN);
		this.logger.info("x");
		assertThat(events().accepted()).isZero();
	}

	@Test
	void append_countsWhatCannotBeEncoded_andWarnsOnce() {
		this.appender.setEncoder(Encoders.pattern(this.context, "%kvp %msg%n"));
		for (int i = 0; i < 3; i++) {
			this.logger.atError().addKeyValue("order", new BrokenValue()).log("hello");
		}
		this.logger.info("neighbour");
		assertThat(events().dropped(DropReason.ENCODE_FAILED, EventLevel.ERROR)).isEqualTo(3);
		assertThat(this.pipeline.stats().queue().events()).isOne();
		assertThat(this.context.getStatusManager().getCopyOfStatusList())
			.noneMatch((status) -> status.getEffectiveLevel() == Status.ERROR)
			.filteredOn((status) -> status.getEffectiveLevel() == Status.WARN)
			.hasSize(1);
	}

	@Test
	void append_survivesAnError() {
		this.appender.setEncoder(new BrokenEncoder());
		assertThatCode(() -> this.logger.info("hello")).doesNotThrowAnyException();
		assertThat(events().dropped(DropReason.ENCODE_FAILED)).isOne();
	}

	@Test
	void stop_leavesThePipelineOpen() {
		this.logger.info("before");
		this.appender.stop();
		this.appender.stop();
		assertThat(this.pipeline.isClosed()).isFalse();
		this.logger.info("while stopped");
		this.appender.start();
		this.logger.info("after");
		assertThat(events().accepted()).isEqualTo(2);
		assertThat(this.pipeline.stats().queue().events()).isEqualTo(2);
	}

	@Test
	void append_isCounted_afterThePipelineWasClosed() {
		this.pipeline.close(Duration.ZERO);
		this.logger.info("late");
		assertThat(events().dropped(DropReason.CLOSED)).isOne();
	}

	private EventCounts events() {
		return this.pipeline.stats().events();
	}

	private static PipelineConfig nowhere() {
		ClientSettings client = new ClientSettings("eu-central-1", null, URI.create("http://127.0.0.1:1"), null,
				Duration.ofSeconds(1), List.of());
		return PipelineConfig.builder("group", client).build();
	}

	private static final class BrokenValue {

		@Override
		public String toString() {
			throw new IllegalStateException("oops");
		}

	}

	private static final class BrokenEncoder extends EncoderBase<ILoggingEvent> {

		@Override
		public byte[] headerBytes() {
			return new byte[0];
		}

		@Override
		public byte[] encode(ILoggingEvent event) {
			throw new StackOverflowError();
		}

		@Override
		public byte[] footerBytes() {
			return new byte[0];
		}

	}

	private static final class NoReports implements ReportSink {

		@Override
		public void warn(String message) {
		}

		@Override
		public void info(String message) {
		}

		@Override
		public String howToSwitchOff() {
			return "leave it out";
		}

	}

}
