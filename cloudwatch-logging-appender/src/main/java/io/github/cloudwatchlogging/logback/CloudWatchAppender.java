package io.github.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.util.FileSize;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events to Amazon CloudWatch Logs.
 * <p>
 * {@link #append} encodes the event on the calling thread, while message, MDC and
 * arguments are what they were, and copies the bytes into the buffer. It never throws and
 * never waits for the network.
 * <p>
 * In a plain {@code logback.xml} the appender is configured by its setters, owns its
 * pipeline, and closes it in {@link #stop()}, at the latest when the JVM ends. Given a
 * {@linkplain #setPipeline pipeline}, or {@linkplain #adoptedBy adopted}, it is a thin
 * front of that: it may be stopped and replaced as often as somebody resets Logback, and
 * closes nothing.
 */
public class CloudWatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static volatile @Nullable AppenderHost host;

	private final AtomicBoolean encodeFailureReported = new AtomicBoolean();

	private @Nullable Encoder<ILoggingEvent> encoder;

	private @Nullable Level threshold;

	private volatile @Nullable LogPipeline pipeline;

	private @Nullable OwnedPipeline owned;

	private @Nullable String logGroup;

	private @Nullable String logStream;

	private @Nullable String region;

	private @Nullable String endpoint;

	private @Nullable Duration linger;

	private @Nullable Long bufferMaxBytes;

	private @Nullable String bufferDirectory;

	private @Nullable Long bufferMaxDiskBytes;

	private @Nullable Duration bufferFsyncInterval;

	private @Nullable Duration shutdownTimeout;

	/**
	 * Has all appenders that start from now on adopted, unless they are given a pipeline.
	 * @param host replaces an earlier one
	 */
	public static void adoptedBy(AppenderHost host) {
		CloudWatchAppender.host = host;
	}

	@Override
	public void start() {
		if (isStarted()) {
			return;
		}
		AppenderHost host = CloudWatchAppender.host;
		try {
			if (this.pipeline == null && host != null) {
				host.adopt(this);
			}
			prepareEncoder();
			if (this.pipeline == null && host == null) {
				this.owned = own(settings());
				this.pipeline = this.owned.pipeline();
			}
			super.start();
		}
		catch (RuntimeException ex) {
			addWarn("Events will not be delivered to CloudWatch Logs: " + ex.getMessage(), ex);
		}
	}

	private OwnedPipeline own(AppenderSettings settings) {
		try {
			return new OwnedPipeline(settings, new StatusReportSink(this));
		}
		catch (InvalidSettingException ex) {
			throw XmlElement.name(ex);
		}
	}

	private void prepareEncoder() {
		if (this.encoder == null) {
			this.encoder = Encoders.pattern(getContext(), Encoders.DEFAULT_PATTERN);
		}
		Encoders.useUtf8(this.encoder);
	}

	@Override
	public void stop() {
		super.stop();
		OwnedPipeline owned = this.owned;
		if (owned != null) {
			owned.close();
			this.owned = null;
			this.pipeline = null;
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		LogPipeline pipeline = this.pipeline;
		Encoder<ILoggingEvent> encoder = this.encoder;
		if (pipeline == null || encoder == null || isBelowThreshold(event) || OwnEvents.contains(event)) {
			return;
		}
		EventLevel level = EventLevels.of(event.getLevel());
		try {
			byte[] message = encoder.encode(event);
			int length = MessageBytes.length(message);
			if (length > 0) {
				pipeline.append(DestinationKey.DEFAULT, Math.max(0, event.getTimeStamp()), level, message, length);
			}
			else {
				pipeline.refuse(DestinationKey.DEFAULT, level, DropReason.EMPTY);
			}
		}
		catch (Throwable ex) {
			encodeFailed(pipeline, level, ex);
		}
	}

	/**
	 * An argument's {@code toString()} may throw anything, and whoever logs must not pay:
	 * not even if memory is out.
	 */
	private void encodeFailed(LogPipeline pipeline, EventLevel level, Throwable failure) {
		try {
			pipeline.refuse(DestinationKey.DEFAULT, level, DropReason.ENCODE_FAILED);
			if (this.encodeFailureReported.compareAndSet(false, true)) {
				addWarn("An event could not be encoded; further ones will only be counted", failure);
			}
		}
		catch (Throwable ex) {
			// There is nobody left to tell.
		}
	}

	private boolean isBelowThreshold(ILoggingEvent event) {
		return this.threshold != null && !event.getLevel().isGreaterOrEqual(this.threshold);
	}

	/**
	 * What the configuration file says about the delivery.
	 * @return the settings
	 */
	public AppenderSettings settings() {
		return new AppenderSettings(this.logGroup, this.logStream, this.region, this.endpoint, this.linger,
				this.bufferMaxBytes, this.bufferDirectory, this.bufferMaxDiskBytes, this.bufferFsyncInterval,
				this.shutdownTimeout);
	}

	/**
	 * Whether the appender is a front of a pipeline, its own or somebody else's.
	 * @return {@code false} if it accepts no events
	 */
	public boolean hasPipeline() {
		return this.pipeline != null;
	}

	/**
	 * Makes the appender a front of a pipeline that somebody else owns.
	 * @param pipeline the pipeline; stays open when the appender stops
	 */
	public void setPipeline(LogPipeline pipeline) {
		this.pipeline = pipeline;
	}

	/**
	 * What makes text of an event; line ends behind it are not delivered. It must write
	 * UTF-8, which is what CloudWatch Logs takes. Logback's own encoders are told to; of
	 * what another one writes in another charset all but ASCII arrives garbled, or not at
	 * all where it grows beyond the limits of the service by that.
	 * @param encoder the encoder; by default one that writes
	 * {@value Encoders#DEFAULT_PATTERN}
	 */
	public void setEncoder(Encoder<ILoggingEvent> encoder) {
		this.encoder = encoder;
	}

	/**
	 * The encoder that was set.
	 * @return {@code null} if none was
	 */
	public @Nullable Encoder<ILoggingEvent> getEncoder() {
		return this.encoder;
	}

	/**
	 * Lowest level that is delivered.
	 * @param threshold the level; by default every level
	 */
	public void setThreshold(Level threshold) {
		this.threshold = threshold;
	}

	/**
	 * The threshold that was set.
	 * @return {@code null} if none was
	 */
	public @Nullable Level getThreshold() {
		return this.threshold;
	}

	/**
	 * Name of the log group, which is created if it is missing. Required.
	 * @param logGroup name or template, see {@link PipelineConfig#builder}
	 */
	public void setLogGroup(String logGroup) {
		this.logGroup = logGroup;
	}

	/**
	 * Name of the log stream, which is created if it is missing.
	 * @param logStream name or template; by default
	 * {@value PipelineConfig#DEFAULT_LOG_STREAM}
	 */
	public void setLogStream(String logStream) {
		this.logStream = logStream;
	}

	/**
	 * The AWS region.
	 * @param region for example {@code eu-central-1}; by default what the SDK finds
	 */
	public void setRegion(String region) {
		this.region = region;
	}

	/**
	 * Address of the service, for emulators and private endpoints.
	 * @param endpoint a URL
	 */
	public void setEndpoint(String endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Longest wait before a started batch is sent.
	 * @param linger for example {@code 2 seconds}, the default
	 */
	public void setLinger(ch.qos.logback.core.util.Duration linger) {
		this.linger = Duration.ofMillis(linger.getMilliseconds());
	}

	/**
	 * Memory for events that wait.
	 * @param size for example {@code 64MB}; by default the smaller of that and an eighth
	 * of the heap
	 */
	public void setBufferMaxBytes(FileSize size) {
		this.bufferMaxBytes = size.getSize();
	}

	/**
	 * Where events are kept on disk until they are delivered: they survive the death of
	 * the process, and are delivered by the next one.
	 * @param directory a path; created if it is missing. By default events are kept in
	 * memory
	 */
	public void setBufferDirectory(String directory) {
		this.bufferDirectory = directory;
	}

	/**
	 * What events may take on disk.
	 * @param size for example {@code 1GB}, the default
	 */
	public void setBufferMaxDiskBytes(FileSize size) {
		this.bufferMaxDiskBytes = size.getSize();
	}

	/**
	 * How often what was written is forced to the disk itself, so that it survives a
	 * power cut, too.
	 * @param interval for example {@code 1 second}, 10 milliseconds at least; by default
	 * never
	 */
	public void setBufferFsyncInterval(ch.qos.logback.core.util.Duration interval) {
		this.bufferFsyncInterval = Duration.ofMillis(interval.getMilliseconds());
	}

	/**
	 * How long {@link #stop()} may wait for events to be delivered.
	 * @param timeout for example {@code 10 seconds}, the default
	 */
	public void setShutdownTimeout(ch.qos.logback.core.util.Duration timeout) {
		this.shutdownTimeout = Duration.ofMillis(timeout.getMilliseconds());
	}

}
