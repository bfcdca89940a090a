package io.github.cloudwatchlogging.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.aws.AwsLogSender;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.LogSender;
import io.github.cloudwatchlogging.delivery.SendResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors on delivery threads: no thread dies of them, and the batch is sent again.
 */
class BrokenSenderTests extends FaultTestBase {

	private final Random random = new Random(this.seed);

	private enum Problem {

		OUT_OF_MEMORY, STACK_OVERFLOW, MISSING_CLASS, INTERRUPT, EXCEPTION;

		void strike() {
			switch (this) {
				case OUT_OF_MEMORY -> throw new OutOfMemoryError("not really");
				case STACK_OVERFLOW -> throw new StackOverflowError();
				case MISSING_CLASS -> throw new NoClassDefFoundError("software/amazon/Something");
				case EXCEPTION -> throw new IllegalStateException("oops");
				case INTERRUPT -> Thread.currentThread().interrupt();
			}
		}

	}

	@ParameterizedTest
	@EnumSource
	void problem_ofTheSender_isOvercome(Problem problem) {
		AtomicBoolean strikes = new AtomicBoolean();
		LogPipeline pipeline = open(problem, strikes);
		deliverFirst(pipeline);
		strikes.set(true);
		append(pipeline, messages("event", 200));
		pipeline.flush(Duration.ofSeconds(1));
		strikes.set(false);
		assertThat(pipeline.flush(PATIENT)).as("seed %d", this.seed).isZero();
		assertNothingLost(pipeline);
	}

	private LogPipeline open(Problem problem, AtomicBoolean strikes) {
		PipelineConfig config = config().limits(new BatchLimits(10, BatchLimits.SERVICE.maxBytes())).build();
		LogPipeline pipeline = keep(new LogPipeline(BufferConfig.dropOldest(64 << 20), () -> config, this.sink,
				Ticker.system(), Clock.systemUTC(), new PipelineThreads("broken"),
				(any) -> new BrokenSender(new AwsLogSender(any.client(), true, true, Ticker.system()), problem,
						strikes)));
		pipeline.handOver(config);
		return pipeline;
	}

	/** Has its problem before a call, after it, or not at all. */
	private final class BrokenSender implements LogSender {

		private final LogSender sender;

		private final Problem problem;

		private final AtomicBoolean strikes;

		BrokenSender(LogSender sender, Problem problem, AtomicBoolean strikes) {
			this.sender = sender;
			this.problem = problem;
			this.strikes = strikes;
		}

		@Override
		public SendResult send(Destination destination, Batch batch) {
			strikeAtRandom();
			SendResult result = this.sender.send(destination, batch);
			strikeAtRandom();
			return result;
		}

		private void strikeAtRandom() {
			if (this.strikes.get() && BrokenSenderTests.this.random.nextBoolean()) {
				this.problem.strike();
			}
		}

		@Override
		public void close() {
			this.sender.close();
		}

	}

}
