package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.LogSender;
import io.github.cloudwatchlogging.delivery.SendResult;

/**
 * Pipelines whose service accepts each batch at once, without looking at it: what is left
 * is what logging costs.
 */
public final class PromptPipelines {

	private PromptPipelines() {
	}

	/**
	 * Starts a pipeline that keeps events on disk, with all other defaults.
	 * @param directory where
	 * @param limits what a file may hold
	 * @return the pipeline
	 */
	public static LogPipeline onDisk(Path directory, BatchLimits limits) {
		PipelineConfig config = Configs.of("group").limits(limits).linger(Duration.ofSeconds(2)).build();
		DiskConfig disk = new DiskConfig(directory, "application", DiskConfig.DEFAULT_BYTES, null, "group", "stream");
		LogPipeline pipeline = new LogPipeline(BufferConfig.dropOldest(64 << 20), new DiskWork(disk), () -> config,
				new RecordingSink(), Ticker.system(), Clock.systemUTC(), new PipelineThreads("delivery"),
				(ignored) -> new Prompt());
		pipeline.handOver(config);
		pipeline.release();
		return pipeline;
	}

	private static final class Prompt implements LogSender {

		@Override
		public SendResult send(Destination destination, Batch batch) {
			return new SendResult.Accepted(RejectedEvents.NONE);
		}

		@Override
		public void close() {
		}

	}

}
