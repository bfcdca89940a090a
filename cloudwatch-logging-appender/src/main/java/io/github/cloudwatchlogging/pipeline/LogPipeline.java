package io.github.cloudwatchlogging.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.DeliveryListener;
import io.github.cloudwatchlogging.DeliveryMode;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.aws.AwsLogSender;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.LogBuffer;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.DeliveryListeners;
import io.github.cloudwatchlogging.delivery.DeliveryLoop;
import io.github.cloudwatchlogging.delivery.LogSender;
import org.jspecify.annotations.Nullable;

/**
 * The way of an encoded event: buffer, delivery threads, sender. A pipeline accepts
 * events from its creation on and holds them until {@link #release}; how to deliver them
 * is said by {@link #handOver}, which may come later, or not at all. Thread-safe.
 */
public final class LogPipeline {

	/** Longest time for which events are held back. */
	public static final Duration MAX_HOLD = Duration.ofSeconds(10);

	private final Ticker ticker;

	private final Clock clock;

	private final LogBuffer buffer;

	private final DestinationNames names;

	private final DeliveryListeners listeners = new DeliveryListeners();

	private final DeliveryLoop loop;

	private final @Nullable ThreadFactory threads;

	private final CurrentPlan plan;

	private final AtomicBoolean closed = new AtomicBoolean();

	private final ReportSink sink;

	private final @Nullable DiskWork disk;

	/** How long a call waits for delivery, {@code null} for not at all. */
	private volatile @Nullable Duration syncTimeout;

	private int running;

	/**
	 * Creates a pipeline and starts its first thread.
	 * @param buffer how much it holds, and what happens when that is too little
	 * @param fallback how to deliver if no configuration was handed over when the hold
	 * ends; called on a delivery thread at most once
	 * @param sink where to report trouble
	 */
	public LogPipeline(BufferConfig buffer, Supplier<PipelineConfig> fallback, ReportSink sink) {
		this(buffer, null, fallback, sink);
	}

	/**
	 * Creates a pipeline that keeps events on disk until they are delivered, and starts
	 * its first thread. If the disk does not take them, they are kept in memory.
	 * @param buffer how much it holds in memory, and what happens when there is no room
	 * @param disk where events are kept on disk, {@code null} for nowhere
	 * @param fallback how to deliver if no configuration was handed over when the hold
	 * ends; called on a delivery thread at most once
	 * @param sink where to report trouble
	 */
	public LogPipeline(BufferConfig buffer, @Nullable DiskConfig disk, Supplier<PipelineConfig> fallback,
			ReportSink sink) {
		this(buffer, (disk != null) ? new DiskWork(disk) : null, fallback, sink, Ticker.system(), Clock.systemUTC(),
				new PipelineThreads("delivery"), (config) -> new AwsLogSender(config.client(), config.createLogGroup(),
						config.createLogStream(), Ticker.system()));
	}

	LogPipeline(BufferConfig buffer, Supplier<PipelineConfig> fallback, ReportSink sink, Ticker ticker, Clock clock,
			@Nullable ThreadFactory threads, Function<PipelineConfig, LogSender> senders) {
		this(buffer, null, fallback, sink, ticker, clock, threads, senders);
	}

	LogPipeline(BufferConfig buffer, @Nullable DiskWork disk, Supplier<PipelineConfig> fallback, ReportSink sink,
			Ticker ticker, Clock clock, @Nullable ThreadFactory threads, Function<PipelineConfig, LogSender> senders) {
		ClassInitialization.run();
		this.ticker = ticker;
		this.clock = clock;
		this.threads = threads;
		this.sink = sink;
		this.names = new DestinationNames(InstanceIdentity.STARTED);
		this.disk = disk;
		RecoveryReporter recovery = new RecoveryReporter(this::stats, sink);
		this.buffer = new LogBuffer(buffer, (disk != null) ? disk.setup(this.names, sink, recovery, ticker) : null,
				MAX_HOLD.toNanos(), ticker, clock);
		this.plan = new CurrentPlan(fallback, senders, this.names, this::adopt);
		this.loop = new DeliveryLoop(this.buffer.outlet(), this.plan, this.listeners,
				(batch, failure) -> recovery.onMisnamed(this.names.describe(batch), failure), ticker, clock);
		this.listeners.add(new TroubleReporter(this::stats, this.buffer::losses, sink, ticker));
		this.listeners.add(recovery);
		runLoops(1);
		if (this.disk != null) {
			this.disk.begin(this.buffer);
		}
	}

	/**
	 * Accepts an event; copies it. Waits for room only with
	 * {@link io.github.cloudwatchlogging.OverflowPolicy#BLOCK}, and for delivery only
	 * with {@link DeliveryMode#SYNC}.
	 * @param key where it goes
	 * @param timestamp milliseconds since 1970-01-01T00:00:00Z, not negative
	 * @param level its level
	 * @param message its UTF-8 bytes
	 * @param length how many of them to take, from 1 to the service's limit
	 */
	public void append(DestinationKey key, long timestamp, EventLevel level, byte[] message, int length) {
		this.buffer.append(key, timestamp, level, message, length);
		Duration timeout = this.syncTimeout;
		if (timeout != null) {
			this.buffer.drain().sync(key, nanos(timeout));
		}
	}

	/**
	 * Counts an event that cannot be appended.
	 * @param key where it would have gone
	 * @param level its level
	 * @param reason why it cannot
	 */
	public void refuse(DestinationKey key, EventLevel level, DropReason reason) {
		this.buffer.refuse(key, level, reason);
	}

	/**
	 * Says how events are delivered from the next call on. The first configuration names
	 * the destinations for good: a later one, of another application in this JVM, does
	 * not take over the events of the first.
	 * @param config the configuration
	 * @throws IllegalArgumentException if a name cannot be resolved
	 */
	public void handOver(PipelineConfig config) {
		if (!this.names.adopt(config)) {
			this.sink.warn("The log group " + config.logGroup() + " and the log stream " + config.logStream()
					+ " are not used: this JVM delivers to those that it was configured with first");
		}
		PipelineConfig previous = this.plan.config();
		if (previous != null && !previous.client().isSameConnection(config.client())) {
			this.sink.warn("Everything that this JVM delivers goes over the connection of the application that was"
					+ " configured last: its region, its endpoint");
		}
		this.plan.change(config);
	}

	private void adopt(PipelineConfig config) {
		this.buffer.configure(config.limits(), nanos(config.linger()));
		this.syncTimeout = (config.mode() == DeliveryMode.SYNC) ? config.client().attemptTimeout() : null;
		runLoops(config.maxInFlight());
	}

	private synchronized void runLoops(int count) {
		if (this.threads == null) {
			return;
		}
		while (this.running < count && !this.closed.get()) {
			this.running++;
			this.threads.newThread(this.loop).start();
		}
	}

	/**
	 * Lets held events go. Has no effect the second time.
	 */
	public void release() {
		this.buffer.release();
	}

	/**
	 * Delivers one batch on the calling thread, if one is due; for tests.
	 * @return whether one was due
	 */
	boolean deliverOnce() {
		return this.loop.runOnce();
	}

	/**
	 * Limits how long threads that log wait for room or delivery, all waiting taken
	 * together: the thread that ends the JVM logs, too. Has no effect the second time.
	 * @param limit from now on
	 */
	public void limitWaits(Duration limit) {
		this.buffer.limitWaits(limit.toNanos());
	}

	/**
	 * How long threads that log have waited for room since that was limited.
	 * @return zero if it was not
	 */
	public Duration waited() {
		return Duration.ofNanos(this.buffer.waitedNanos());
	}

	/**
	 * Has everything sent that was accepted before this call, and waits for it. Does not
	 * wait for what waiting does not mend, such as missing credentials.
	 * @param timeout how long to wait at most
	 * @return how many of these events were neither delivered nor dropped by then
	 */
	public long flush(Duration timeout) {
		return this.buffer.drain().flush(nanos(timeout));
	}

	/**
	 * Accepts nothing more, has everything sent, and ends. A call that still hangs when
	 * the time is over is broken off.
	 * @param timeout how long to wait at most
	 * @return how many events could not be delivered; zero from the second call on
	 */
	public long close(Duration timeout) {
		if (!this.closed.compareAndSet(false, true)) {
			return 0;
		}
		long start = this.ticker.nanos();
		Duration half = timeout.dividedBy(2);
		this.buffer.drain().close(nanos(half));
		if (stats().calls().inFlight() > 0) {
			this.plan.breakOffCalls();
		}
		this.buffer.drain().close(nanos(timeout.minus(half)));
		long left = this.buffer.drain().abandon();
		this.plan.end();
		if (this.disk != null) {
			this.disk.end(this.buffer, timeout.minusNanos(this.ticker.nanos() - start));
		}
		return left;
	}

	public boolean isClosed() {
		return this.closed.get();
	}

	/**
	 * All figures of this moment.
	 * @return figures that add up
	 */
	public DeliveryStats stats() {
		return this.buffer.snapshot(this.names::find);
	}

	public void addListener(DeliveryListener listener) {
		this.listeners.add(listener);
	}

	public void removeListener(DeliveryListener listener) {
		this.listeners.remove(listener);
	}

	/** Almost three centuries for all that is longer. */
	private static long nanos(Duration duration) {
		return TimeUnit.NANOSECONDS.convert(duration);
	}

}
