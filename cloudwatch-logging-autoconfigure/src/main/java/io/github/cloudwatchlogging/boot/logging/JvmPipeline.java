package io.github.cloudwatchlogging.boot.logging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.Encoder;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.logback.Encoders;
import io.github.cloudwatchlogging.pipeline.ClosingReport;
import io.github.cloudwatchlogging.pipeline.DiskConfig;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The pipeline of this JVM. It belongs to no application context: events come before the
 * first one and after the last, and Logback is one for all of them.
 */
public final class JvmPipeline {

	private static @Nullable JvmPipeline instance;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final LogPipeline pipeline;

	private final List<PipelineConfig> configs = new ArrayList<>();

	private final Slf4jReportSink sink = new Slf4jReportSink();

	private volatile Supplier<PipelineConfig> fallback;

	private volatile @Nullable ReplaceableEncoder encoder;

	private volatile @Nullable AppenderInstaller installer;

	private volatile boolean deployed;

	private final ShutdownBudget budget;

	private JvmPipeline(BufferConfig buffer, @Nullable DiskConfig disk, Supplier<PipelineConfig> fallback) {
		this.fallback = fallback;
		this.pipeline = new LogPipeline(buffer, disk, () -> this.fallback.get(), this.sink);
		this.budget = new ShutdownBudget(this.pipeline::waited);
	}

	/**
	 * Returns the pipeline, creating it when the first application starts.
	 * @param buffer where events wait; counts for the first call only
	 * @param disk where events are kept on disk, likewise
	 * @param fallback how to deliver if no context says so
	 */
	static synchronized JvmPipeline obtain(BufferConfig buffer, @Nullable DiskConfig disk,
			Supplier<PipelineConfig> fallback) {
		JvmPipeline current = instance;
		if (current == null) {
			current = new JvmPipeline(buffer, disk, fallback);
			instance = current;
			JvmShutdownHook.register(current);
		}
		current.fallback = fallback;
		return current;
	}

	/**
	 * The pipeline, if an application has installed it.
	 * @return the pipeline or {@code null}
	 */
	public static synchronized @Nullable JvmPipeline current() {
		return instance;
	}

	public LogPipeline pipeline() {
		return this.pipeline;
	}

	/** Sets the encoder of the appenders that have none of their own. */
	void encoder(ReplaceableEncoder encoder) {
		this.encoder = encoder;
	}

	/**
	 * Has another encoder make text of events from now on; not of those that a logger
	 * hands to an appender with an encoder of its own.
	 * @param encoder the encoder; started if it is not, and used until another
	 * application starts, even if its context is closed
	 */
	public void useEncoder(Encoder<ILoggingEvent> encoder) {
		ReplaceableEncoder replaceable = this.encoder;
		if (replaceable != null) {
			Encoders.prepare(encoder, (Context) LoggerFactory.getILoggerFactory());
			replaceable.replaceBy(encoder);
		}
	}

	void installed(AppenderInstaller installer) {
		this.installer = installer;
	}

	void ensureInstalled() {
		AppenderInstaller installer = this.installer;
		if (installer != null) {
			installer.install();
		}
	}

	void uninstall() {
		AppenderInstaller installer = this.installer;
		if (installer != null) {
			installer.remove();
		}
	}

	/**
	 * Delivers from now on as a context says.
	 * @param config the context's configuration
	 */
	public void handOver(PipelineConfig config) {
		synchronized (this.configs) {
			this.pipeline.handOver(config);
			this.configs.add(config);
		}
	}

	/**
	 * Goes back to what another open context says, if there is one: the beans of the
	 * closed one may not work any more. Otherwise its configuration stays in use.
	 * @param config what the context that is closed had handed over
	 */
	public void withdraw(PipelineConfig config) {
		synchronized (this.configs) {
			int last = this.configs.size() - 1;
			boolean used = this.configs.get(last) == config;
			this.configs.removeIf((other) -> other == config);
			if (used && !this.configs.isEmpty()) {
				this.pipeline.handOver(this.configs.get(last - 1));
			}
		}
	}

	/**
	 * Sets how long the end of the JVM may be delayed.
	 * @param timeout all waiting taken together
	 */
	public void shutdownTimeout(Duration timeout) {
		this.budget.timeout(timeout);
	}

	/**
	 * Delivers what was logged until a context was closed, in half of the time that there
	 * is: the other half is for the end.
	 */
	public void flush() {
		Duration limit = this.budget.half();
		if (!limit.isZero()) {
			long begin = this.budget.begin();
			this.pipeline.flush(limit);
			this.budget.end(begin);
		}
	}

	/**
	 * The JVM ends: has everything sent at once, and no thread that logs wait for it
	 * longer than for half of the time that there is.
	 */
	void beginEnd() {
		this.pipeline.limitWaits(this.budget.half());
		this.pipeline.flush(Duration.ZERO);
	}

	/**
	 * Ends the delivery in the time that is left, and says on standard error what could
	 * not be delivered: no logger is left by then. Has no effect the second time. Never
	 * throws, because shutdown handlers behind a failed one are not called.
	 */
	void close() {
		try {
			ClosingReport.close(this.pipeline, this.budget.all());
		}
		catch (RuntimeException ex) {
			System.err.println("CloudWatch Logging: the end of the delivery failed: " + ex);
		}
		finally {
			this.closed.countDown();
		}
	}

	/**
	 * Ends the delivery while the JVM goes on, and leaves nothing behind: no thread, no
	 * appender, no hook. The next application that starts gets a new pipeline.
	 */
	void end() {
		uninstall();
		close();
		ConnectionReaper.awaitEnd();
		this.sink.close();
		JvmShutdownHook.deregister();
		forget(this);
	}

	private static synchronized void forget(JvmPipeline ended) {
		if (instance == ended) {
			instance = null;
		}
	}

	/** Says that a servlet container will {@linkplain #end() end} the delivery. */
	void deployed() {
		this.deployed = true;
	}

	/**
	 * At the end of its JVM a container undeploys its applications, from a hook of its
	 * own. Waits for that, if there is a container, in the time that there is.
	 */
	void awaitUndeployment() throws InterruptedException {
		if (this.deployed) {
			long begin = this.budget.begin();
			awaitClosed(this.budget.all());
			this.budget.end(begin);
		}
	}

	/** Waits until {@link #close()} has ended; returns whether it has. */
	boolean awaitClosed(Duration timeout) throws InterruptedException {
		return this.closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
	}

}
